import type { Metric, Priority, Status } from "../../../contract/index.js";
import { foldClocks } from "./fold-clocks.js";
import { line, nextCycle, startLines, termsOf, type Terms } from "./lines.js";
import { retarget, type Retarget } from "./retarget.js";
import { setDue, type DueByHand } from "./set-due.js";
import { isOpen, isRunning, type Clock, type PolicyVersion, type Rulebook, type SlaEvent } from "./types.js";

/** What happens to a ticket, as far as its promises are concerned. `status` is the ticket's after it. */
export type SlaChange =
  /** A person answered the customer in public. */
  | { kind: "replied"; status: Status }
  /** The customer wrote. `terms` are those of a ticket of which nothing runs, or never did. */
  | { kind: "asked"; status: Status; terms?: Terms }
  /** `priority` is the present one: a reopened promise is made anew at it. */
  | { kind: "status"; to: Status; priority: Priority }
  /** Another priority, policy or calendar: time that was used stays used, the target is swapped. */
  | ({ kind: "retarget" } & Retarget)
  /** A resolution date set by hand, also where none was promised; null returns to the policy's target, or to none. */
  | ({ kind: "due" } & DueByHand)
  /** A date by law is put off. */
  | { kind: "extended"; metric: Metric; reason: string }
  /** Withdrawn or hidden: nothing is promised any more. */
  | { kind: "dropped" };

/** The first lines of a ticket's log: all that is promised from the beginning. */
export function beginPromises(
  book: Rulebook,
  version: PolicyVersion,
  priority: Priority,
  receivedAt: Date,
  now: Date,
): SlaEvent[] {
  const terms: Terms = { version, priority, calendars: "newest" };
  return (["first_response", "update", "resolution"] as const).flatMap((metric) =>
    startLines(metric, 1, terms, [], book, { now, startedAt: receivedAt }),
  );
}

/**
 * The lines a change adds to the log. A deadline that has gone by unnoticed is written down first: what happens
 * after it, even between two ticks of the monitor, cannot undo that it was missed.
 */
export function judgeChange(events: readonly SlaEvent[], book: Rulebook, change: SlaChange, now: Date): SlaEvent[] {
  const clocks = foldClocks(events, book);
  const missed = clocks
    .filter((clock) => isOverdue(clock, now))
    .map((clock) => line(clock, "breached", now, { at: clock.dueAt ?? now }));
  return [...missed, ...follow(events, clocks, book, change, now)];
}

/** Done at the very instant it is due is in time. */
function isOverdue(clock: Clock, now: Date): boolean {
  return isRunning(clock) && !clock.breachedAt && clock.dueAt !== null && clock.dueAt < now;
}

function follow(
  events: readonly SlaEvent[],
  clocks: readonly Clock[],
  book: Rulebook,
  change: SlaChange,
  now: Date,
): SlaEvent[] {
  const running = clocks.filter(isRunning);
  const of = (...metrics: Metric[]) => running.filter((clock) => metrics.includes(clock.metric));
  const begin = (metric: Metric, status: Status, terms = termsOf(events, clocks, book)) =>
    terms ? startLines(metric, nextCycle(clocks, metric), terms, events, book, { now, startedAt: now, status }) : [];
  switch (change.kind) {
    case "replied": {
      const met = of("first_response", "next_response", "update").map((clock) => line(clock, "met", now));
      const speaksOn = isOpen(change.status) && of("update").length > 0;
      return speaksOn ? [...met, ...begin("update", change.status)] : met;
    }
    case "asked":
      // While nobody has answered at all, the first response is what is waited for.
      return isOpen(change.status) && of("first_response", "next_response").length === 0
        ? begin("next_response", change.status, change.terms)
        : [];
    case "retarget":
      return retarget(events, clocks, book, change, now);
    case "due":
      return setDue(events, clocks, book, change, now);
    case "extended":
      return of(change.metric).map((clock) =>
        line(clock, "extended", now, {
          data: { reason: change.reason, from_due_at: clock.dueAt?.toISOString() ?? null },
        }),
      );
    case "dropped":
      return running.map((clock) => line(clock, "cancelled", now));
    case "status":
      if (change.to === "resolved") {
        return running.map((clock) => line(clock, clock.metric === "resolution" ? "met" : "cancelled", now));
      }
      if (change.to === "closed") return running.map((clock) => line(clock, "cancelled", now));
      if (running.length > 0) return running.flatMap((clock) => pauseOrResume(clock, book, change.to, now));
      // Nothing runs any more: it was resolved or closed, and is worked on again.
      return [
        ...reopen(events, clocks, book, change.priority, now),
        ...begin("update", change.to, atPriority(termsOf(events, clocks, book), change.priority)),
      ];
  }
}

const atPriority = (terms: Terms | null, priority: Priority) => terms && { ...terms, priority };

function pauseOrResume(clock: Clock, book: Rulebook, to: Status, now: Date): SlaEvent[] {
  if (clock.metric === "first_response" || clock.statutory) return [];
  const pauses = book.versionOf(clock.policyVersionId).pausing.includes(to);
  if (pauses && !clock.pausedAt) return [line(clock, "paused", now, { data: { status: to } })];
  if (!pauses && clock.pausedAt) return [line(clock, "resumed", now)];
  return [];
}

/**
 * As the policy says: what came of it is kept, what was left is resumed, or it begins anew. What other terms had ended before
 * is no such promise.
 */
function reopen(
  events: readonly SlaEvent[],
  clocks: readonly Clock[],
  book: Rulebook,
  priority: Priority,
  now: Date,
): SlaEvent[] {
  const last = clocks.findLast((clock) => clock.metric === "resolution");
  const lastLine = events.findLast((event) => event.metric === "resolution");
  const wasDropped = lastLine?.type === "cancelled" && lastLine.data.priority !== undefined;
  if (!last || wasDropped) return [];
  const version = book.versionOf(last.policyVersionId);
  if (version.reopening === "keep" || !version.targets[priority].resolution) return [];
  const next = { ...last, cycle: last.cycle + 1 };
  return [line(next, "reopened", now, { data: { priority, mode: version.reopening } })];
}
