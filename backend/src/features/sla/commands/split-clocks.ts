import type { Metric, Status } from "../../../contract/index.js";
import type { Work } from "../../../platform/work.js";
import { takeBackAnswer } from "../engine/split.js";
import { loadHistory } from "../history.js";
import { matchTicket } from "../match-ticket.js";
import { planSplit, type SplitOff } from "../plan-split.js";
import { writeLines, type ChangedTicket } from "./write-lines.js";

/**
 * Makes the promises of a split (`planSplit`). Both tickets are held.
 *
 * @returns which promises the other had missed by now.
 */
export async function splitClocks(
  work: Work,
  source: ChangedTicket,
  fresh: ChangedTicket,
  off: SplitOff,
): Promise<Metric[]> {
  const matched = await matchTicket(work, fresh.id, work.now);
  const from = await loadHistory(work, source.id);
  const plan = planSplit(matched, from, off, work.now);
  await writeLines(work, source, from.events, plan.source, from.book);
  await writeLines(work, fresh, [], plan.fresh, matched.book);
  return plan.missed;
}

/** The way back for the ticket that has the messages again: the answer that it owed is owed again. */
export async function unsplitClocks(work: Work, source: ChangedTicket & { status: Status }): Promise<void> {
  const { events, book } = await loadHistory(work, source.id);
  await writeLines(work, source, events, takeBackAnswer(events, book, source.status, work.now), book);
}
