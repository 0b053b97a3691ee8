import type { SlaClockExplanation } from "@redress/backend/contract";
import { formatDay } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { exactly, roughly } from "../../tickets/sla/model/times.js";

/** What the stretches come to, for a customer: "We promised 8 hours of our opening time: Monday 13 July at 16:50". */
export function sumWords(clock: SlaClockExplanation, now: number): string {
  const { due_at: dueAt, counted_seconds: counted, remaining_ms: left } = clock;
  if (dueAt === null)
    return t("complaints.counting.so_far", {
      sum: roughly(counted, "long"),
      left: roughly((left ?? 0) / 1000, "long"),
    });
  const due = formatDay(dueAt, now);
  if (clock.extended) return t("complaints.counting.extended", { due, reason: clock.extended.reason });
  if (clock.statutory) return t("complaints.counting.by_law", { due });
  if (clock.set_by_hand) return t("complaints.counting.by_hand", { due });
  return t("complaints.counting.sum", { sum: exactly(clock.target_seconds, "long"), due });
}
