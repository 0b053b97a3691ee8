import type { Metric, SlaClockDetail } from "../../contract/index.js";
import type { Queries } from "../../platform/db.js";
import { loadHistory } from "./history.js";
import { matchSplitOff, type SplitPlace } from "./match-ticket.js";
import { planSplit, type SplitOff } from "./plan-split.js";
import { presentClocks } from "./present-clocks.js";

/** What a split would promise, as of now; nothing is written. */
export async function foreseeSplit(
  queries: Queries,
  place: SplitPlace,
  off: SplitOff,
  now: Date,
): Promise<{ clocks: SlaClockDetail[]; ends: Metric[] }> {
  const matched = await matchSplitOff(queries, place, now);
  const plan = planSplit(matched, await loadHistory(queries, place.splitFrom), off, now);
  return {
    clocks: presentClocks({ events: plan.fresh, book: matched.book }, now),
    ends: plan.source.filter(({ type }) => type === "cancelled").map(({ metric }) => metric),
  };
}
