import type { Metric } from "../../../contract/index.js";
import type { Work } from "../../../platform/work.js";
import { foldClocks } from "../engine/fold-clocks.js";
import type { SlaEvent } from "../engine/types.js";
import { loadHistory } from "../history.js";
import { store } from "../store.js";

/**
 * Notes that a breach escalates its ticket, where nothing has before. The caller holds the ticket's row.
 *
 * @returns whether this call was the one to note it; false also when the escalation step came first.
 */
export async function claimEscalation(work: Work, ticketId: number, metric: Metric, cycle: number): Promise<boolean> {
  const { events, versionOf } = await loadHistory(work, ticketId);
  if (events.some((event) => event.type === "escalated")) return false;
  const line: SlaEvent = {
    metric,
    cycle,
    type: "escalated",
    at: work.now,
    recordedAt: work.now,
    policyVersionId: null,
    data: {},
  };
  const clocks = foldClocks([...events, line], versionOf);
  await store(work, ticketId, [line], clocks);
  return true;
}
