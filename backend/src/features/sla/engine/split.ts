import type { Metric, Priority, Status } from "../../../contract/index.js";
import { beginPromises, judgeChange } from "./changes.js";
import { foldClocks } from "./fold-clocks.js";
import { leave, restore, takeOver, type Handed } from "./merge.js";
import { isRunning, type PolicyVersion, type Rulebook, type SlaEvent } from "./types.js";

/** What a ticket that begins with old messages has behind it. */
export interface Life {
  receivedAt: Date;
  /** Public messages after the first, in any order. */
  said: readonly { at: Date; byStaff: boolean }[];
}

/** Its promises as if those messages had been its own from the beginning; what is overdue and unanswered the next tick finds. */
export function livedPromises(
  book: Rulebook,
  terms: { version: PolicyVersion; priority: Priority },
  { receivedAt, said }: Life,
  now: Date,
): SlaEvent[] {
  const lines = beginPromises(book, terms.version, terms.priority, receivedAt, receivedAt);
  let status: Status = "new";
  for (const { at, byStaff } of said.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    if (byStaff) status = "in_progress";
    const then = at < receivedAt ? receivedAt : at;
    lines.push(...judgeChange(lines, book, { kind: byStaff ? "replied" : "asked", status }, then));
  }
  return lines.map((each) => ({ ...each, recordedAt: now }));
}

/** The next answer is owed to messages that are leaving: it ends here, missed or not, and what is still due is handed on. */
export function handOnAnswer(
  events: readonly SlaEvent[],
  book: Rulebook,
  now: Date,
): { lines: SlaEvent[]; handed: Handed[]; missed: Metric[] } {
  const { lines, handed, missed } = leave(events, book, now);
  return {
    lines: lines
      .filter(isAnswer)
      .map((each) => (each.type === "cancelled" ? { ...each, data: { split: true as const } } : each)),
    handed: handed.filter(isAnswer),
    missed: missed.filter((metric) => metric === ANSWER),
  };
}

/**
 * The messages are back, and so is the answer owed to them, due when it was due before. Where later ones wait for an answer
 * already, that one is due no later.
 */
export function takeBackAnswer(events: readonly SlaEvent[], book: Rulebook, status: Status, now: Date): SlaEvent[] {
  const restored = restore(events, book, now, "split");
  const [line] = restored;
  if (!line) return [];
  const waits = foldClocks(events, book).some((clock) => isRunning(clock) && isAnswer(clock));
  if (!waits) return restored;
  const before = foldClocks([...events, line], book).find(
    ({ metric, cycle }) => metric === ANSWER && cycle === line.cycle,
  );
  const handed = before?.dueAt ? [{ metric: ANSWER, dueAt: before.dueAt }] : [];
  return takeOver(events, book, handed, { status, now })?.lines ?? [];
}

const ANSWER: Metric = "next_response";
const isAnswer = ({ metric }: { metric: Metric }): boolean => metric === ANSWER;
