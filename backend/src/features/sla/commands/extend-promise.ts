import type { Metric } from "../../../contract/index.js";
import { AppError } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { judgeChange } from "../engine/changes.js";
import { foldClocks } from "../engine/fold-clocks.js";
import { isRunning } from "../engine/types.js";
import { extendable } from "../explain.js";
import { loadHistory } from "../history.js";
import { writeLines, type ChangedTicket } from "./write-lines.js";

export interface Extension {
  fromDueAt: Date | null;
  dueAt: Date | null;
}

/**
 * Puts a date by law off by as much as its policy allows, once. The caller holds the ticket's row.
 *
 * @throws AppError `sla.not_extendable` (409).
 */
export async function extendPromise(
  work: Work,
  ticket: ChangedTicket,
  metric: Metric,
  reason: string,
): Promise<Extension> {
  const { events, book } = await loadHistory(work, ticket.id);
  const clocks = foldClocks(events, book);
  if (!extendable(clocks, book, work.now).includes(metric))
    throw new AppError(
      "sla.not_extendable",
      409,
      "This promise is no date that may be extended, is overdue, or has been extended already",
    );
  const lines = judgeChange(events, book, { kind: "extended", metric, reason }, work.now);
  await writeLines(work, ticket, events, lines, book);
  const dueOf = (all: typeof clocks) =>
    all.findLast((clock) => clock.metric === metric && isRunning(clock))?.dueAt ?? null;
  return { fromDueAt: dueOf(clocks), dueAt: dueOf(foldClocks([...events, ...lines], book)) };
}
