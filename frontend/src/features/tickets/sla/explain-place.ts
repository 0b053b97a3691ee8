import type { SlaClock } from "@redress/backend/contract";

/** Where the explanation opens: at one promise, or at how the policy was chosen. */
export type ExplainPlace = "policy" | Pick<SlaClock, "metric" | "cycle">;

/** The id of the heading that a place is. */
export function placeId(place: ExplainPlace): string {
  return place === "policy" ? "explain-policy" : `explain-${place.metric}-${place.cycle}`;
}
