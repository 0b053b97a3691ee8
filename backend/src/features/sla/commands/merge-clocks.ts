import type { Metric, Status } from "../../../contract/index.js";
import { AppError } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { giveBack, leave, restore, takeOver, type Taken } from "../engine/merge.js";
import { loadHistory } from "../history.js";
import { writeLines, type ChangedTicket } from "./write-lines.js";

/**
 * Ends the promises of a ticket that is merged, and has the other keep those that would have been due sooner. Both are held.
 *
 * @returns what was taken over, for `unmergeClocks`, and which promises of the merged one were missed.
 * @throws AppError `ticket.merge_unpromised` (409) where the other could not keep them: nothing was ever promised about it.
 */
export async function mergeClocks(
  work: Work,
  source: ChangedTicket,
  target: ChangedTicket & { status: Status },
): Promise<{ taken: Taken[]; missed: Metric[] }> {
  const from = await loadHistory(work, source.id);
  const { lines, handed, missed } = leave(from.events, from.book, work.now);
  const to = await loadHistory(work, target.id);
  const kept = takeOver(to.events, to.book, handed, { status: target.status, now: work.now });
  if (!kept)
    throw new AppError(
      "ticket.merge_unpromised",
      409,
      "Nothing is promised about the ticket it would go into, so what was promised would be lost; merge the other way round",
    );
  await writeLines(work, source, from.events, lines, from.book);
  await writeLines(work, target, to.events, kept.lines, to.book);
  return { taken: kept.taken, missed };
}

/** The way back: the promises go on as if they had not ended, and the other is freed of what it took over. */
export async function unmergeClocks(
  work: Work,
  source: ChangedTicket,
  target: ChangedTicket,
  taken: readonly Taken[],
): Promise<void> {
  const from = await loadHistory(work, source.id);
  await writeLines(work, source, from.events, restore(from.events, from.book, work.now), from.book);
  const to = await loadHistory(work, target.id);
  await writeLines(work, target, to.events, giveBack(to.events, to.book, taken, work.now), to.book);
}
