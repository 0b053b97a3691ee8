import type { Metric } from "../../../contract/index.js";
import type { Work } from "../../../platform/work.js";
import { foldClocks } from "../engine/fold-clocks.js";
import { line } from "../engine/lines.js";
import { loadHistory } from "../history.js";
import { store } from "../store.js";

/** What the log calls an escalation that no step of the chain made. */
const BREACH = "breach";

/**
 * Notes that a breach escalates its ticket, where nothing has before. The caller holds the ticket's row.
 *
 * @returns whether this call was the one to note it; false also when a step of the chain came first.
 */
export async function claimEscalation(work: Work, ticketId: number, metric: Metric, cycle: number): Promise<boolean> {
  const { events, book } = await loadHistory(work, ticketId);
  if (events.some((event) => event.type === "escalated")) return false;
  const clock = foldClocks(events, book).find((each) => each.metric === metric && each.cycle === cycle);
  if (!clock) return false;
  const lines = [line(clock, "escalated", work.now, { step: BREACH })];
  await store(work, [{ ticketId, lines, clocks: foldClocks([...events, ...lines], book) }]);
  return true;
}
