import type { Status } from "../../../contract/index.js";
import { calendarVersionFor, line, nextCycle, pausesIn, targetOf, termsOf, type Terms } from "./lines.js";
import { isRunning, type Clock, type Rulebook, type SlaEvent } from "./types.js";

export interface DueByHand {
  /** Null: it is taken back. */
  to: Date | null;
  status: Status;
  /** Of a ticket of which nothing runs, or never did. */
  terms?: Terms;
}

/**
 * The lines of a date set by hand. Where no resolution is promised it is a promise of its own: somebody gave their word. Taken
 * back, the policy's target holds again, or nothing where it has none.
 */
export function setDue(
  events: readonly SlaEvent[],
  clocks: readonly Clock[],
  book: Rulebook,
  { to, status, ...given }: DueByHand,
  now: Date,
): SlaEvent[] {
  const data = { due_at: to?.toISOString() ?? null };
  const clock = clocks.findLast((each) => each.metric === "resolution" && isRunning(each));
  if (clock) {
    const { targets } = book.versionOf(clock.policyVersionId);
    const holds = to !== null || targets[clock.priority].resolution;
    return [holds ? line(clock, "due_set", now, { data }) : line(clock, "cancelled", now)];
  }
  const terms = given.terms ?? termsOf(events, clocks, book);
  if (!to || !terms) return [];
  const { version, priority } = terms;
  const target = targetOf(terms, "resolution");
  const next = {
    metric: "resolution",
    cycle: nextCycle(clocks, "resolution"),
    policyVersionId: version.id,
    calendarVersionId: calendarVersionFor(target, terms, events, book),
  } as const;
  const paused = pausesIn(version, "resolution", target, status);
  return [
    line(next, "applied", now, { data: { priority } }),
    line(next, "due_set", now, { data }),
    line(next, "started", now),
    ...(paused ? [line(next, "paused", now, { data: { status } })] : []),
  ];
}
