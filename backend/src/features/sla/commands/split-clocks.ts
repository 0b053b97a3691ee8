import type { Metric, Status } from "../../../contract/index.js";
import type { Work } from "../../../platform/work.js";
import { takeOver } from "../engine/merge.js";
import { handOnAnswer, livedPromises, takeBackAnswer, type Life } from "../engine/split.js";
import { loadHistory } from "../history.js";
import { matchTicket } from "../match-ticket.js";
import { writeLines, type ChangedTicket } from "./write-lines.js";

export interface SplitOff extends Life {
  status: Status;
  /** Nothing stays behind that waits for an answer. */
  takesQuestion: boolean;
}

/**
 * Promises about a ticket that was begun with messages of another, counted from when they came. Where they were all that waited
 * for an answer there, that promise ends and this one is due no later; what nobody here would promise stays promised there. Both
 * are held.
 *
 * @returns which promises the other had missed by now.
 */
export async function splitClocks(
  work: Work,
  source: ChangedTicket,
  fresh: ChangedTicket,
  { status, takesQuestion, ...life }: SplitOff,
): Promise<Metric[]> {
  const { policy, book, facts } = await matchTicket(work, fresh.id, work.now);
  if (!policy) return [];
  const lived = livedPromises(book, { version: policy.version, priority: facts.priority }, life, work.now);
  const from = await loadHistory(work, source.id);
  const left = takesQuestion ? handOnAnswer(from.events, from.book, work.now) : { lines: [], handed: [], missed: [] };
  const kept = takeOver(lived, book, left.handed, { status, now: work.now });
  if (kept) await writeLines(work, source, from.events, left.lines, from.book);
  await writeLines(work, fresh, [], [...lived, ...(kept?.lines ?? [])], book);
  return kept ? left.missed : [];
}

/** The way back for the ticket that has the messages again: the answer that it owed is owed again. */
export async function unsplitClocks(work: Work, source: ChangedTicket & { status: Status }): Promise<void> {
  const { events, book } = await loadHistory(work, source.id);
  await writeLines(work, source, events, takeBackAnswer(events, book, source.status, work.now), book);
}
