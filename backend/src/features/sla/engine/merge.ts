import type { Metric, Status } from "../../../contract/index.js";
import { judgeChange } from "./changes.js";
import { foldClocks } from "./fold-clocks.js";
import { calendarVersionFor, line, nextCycle, pausesIn, targetOf, termsOf } from "./lines.js";
import { isRunning, type Clock, type Rulebook, type SlaEvent } from "./types.js";

/** What is waited for: an answer, word of how it goes, an end. A promise of one ticket can be kept on another of the same kind. */
const kindOf: Readonly<Record<Metric, "answer" | "word" | "end">> = {
  first_response: "answer",
  next_response: "answer",
  update: "word",
  resolution: "end",
};

/** A promise as it is handed on. */
export interface Handed {
  metric: Metric;
  dueAt: Date;
}

/** What was done to a promise so that it is due no later than one that was handed on; instants as JSON has them. */
export interface Taken {
  metric: Metric;
  cycle: number;
  /** It was not there before. */
  began: boolean;
  from: string | null;
  to: string;
}

/**
 * The end of a merged ticket's promises. What is missed by now is written down as missed; what is not, and is due at some time, is
 * handed on.
 */
export function leave(
  events: readonly SlaEvent[],
  book: Rulebook,
  now: Date,
): { lines: SlaEvent[]; handed: Handed[]; missed: Metric[] } {
  const judged = judgeChange(events, book, { kind: "dropped" }, now);
  const lines = judged.map((each) => (each.type === "cancelled" ? { ...each, data: { merged: true as const } } : each));
  const missed = judged.filter(({ type }) => type === "breached").map(({ metric }) => metric);
  const running = foldClocks(events, book).filter(isRunning);
  return {
    lines,
    handed: running.flatMap(({ metric, dueAt, breachedAt }) =>
      dueAt && !breachedAt && !missed.includes(metric) ? [{ metric, dueAt }] : [],
    ),
    missed: running
      .filter(({ metric, breachedAt }) => breachedAt || missed.includes(metric))
      .map(({ metric }) => metric),
  };
}

/**
 * The lines that make a ticket keep what was handed on: the promise of the same kind is due no later, and where there is none it
 * is one by itself. Null where nothing was ever promised about the ticket: there are no terms to promise it under.
 */
export function takeOver(
  events: readonly SlaEvent[],
  book: Rulebook,
  handed: readonly Handed[],
  { status, now }: { status: Status; now: Date },
): { lines: SlaEvent[]; taken: Taken[] } | null {
  const clocks = foldClocks(events, book);
  const terms = termsOf(events, clocks, book);
  if (!terms) return handed.length === 0 ? { lines: [], taken: [] } : null;
  const lines: SlaEvent[] = [];
  const taken: Taken[] = [];
  for (const { metric, dueAt } of earliestOfKinds(handed)) {
    const to = dueAt.toISOString();
    const own = clocks.find((clock) => isRunning(clock) && kindOf[clock.metric] === kindOf[metric]);
    if (own?.dueAt && own.dueAt <= dueAt) continue;
    if (own) {
      lines.push(line(own, "due_set", now, { data: { due_at: to } }));
      taken.push({ ...keyOf(own), began: false, from: own.dueSetTo?.toISOString() ?? null, to });
      continue;
    }
    const wanted = metric === "first_response" ? "next_response" : metric;
    const target = targetOf(terms, wanted);
    const begun = {
      metric: wanted,
      cycle: nextCycle(clocks, wanted),
      policyVersionId: terms.version.id,
      calendarVersionId: calendarVersionFor(target, terms, events, book),
    };
    lines.push(
      line(begun, "applied", now, { data: { priority: terms.priority } }),
      line(begun, "due_set", now, { data: { due_at: to } }),
      line(begun, "started", now),
      ...(pausesIn(terms.version, wanted, target, status) ? [line(begun, "paused", now, { data: { status } })] : []),
    );
    taken.push({ ...keyOf(begun), began: true, from: null, to });
  }
  return { lines, taken };
}

const keyOf = ({ metric, cycle }: Pick<Clock, "metric" | "cycle">) => ({ metric, cycle });

function earliestOfKinds(handed: readonly Handed[]): Handed[] {
  const sorted = handed.toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
  return sorted.filter((each, i) => sorted.findIndex(({ metric }) => kindOf[metric] === kindOf[each.metric]) === i);
}

/** The lines that undo `takeOver`, as far as what it did still stands. */
export function giveBack(events: readonly SlaEvent[], book: Rulebook, taken: readonly Taken[], now: Date): SlaEvent[] {
  const clocks = foldClocks(events, book);
  return taken.flatMap(({ metric, cycle, began, from, to }) => {
    const clock = clocks.find((each) => each.metric === metric && each.cycle === cycle);
    if (!clock || !isRunning(clock) || clock.dueSetTo?.toISOString() !== to) return [];
    return [began ? line(clock, "cancelled", now) : line(clock, "due_set", now, { data: { due_at: from } })];
  });
}

/** The lines by which promises that a merge, or a split, ended go on, due when they were due before. */
export function restore(
  events: readonly SlaEvent[],
  book: Rulebook,
  now: Date,
  endedBy: "merged" | "split" = "merged",
): SlaEvent[] {
  return foldClocks(events, book).flatMap((clock) => {
    const last = events.findLast(({ metric, cycle }) => metric === clock.metric && cycle === clock.cycle);
    return last?.type === "cancelled" && last.data[endedBy] ? [line(clock, "restored", now)] : [];
  });
}
