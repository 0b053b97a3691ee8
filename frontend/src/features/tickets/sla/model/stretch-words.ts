import { statusWordOf } from "../../../../components/ui/status-badge.js";
import { formatDuration } from "../../../../lib/format.js";
import { t } from "../../../../lib/i18n.js";
import type { Stretch } from "./stretches.js";
import { clockTime, dayAndTime, dayKey, exactly, roughly, wallKey, type Precision } from "./times.js";

/** Who reads it: customers read minutes, and what a pause was about, not which status we gave it. */
export type Reader = "staff" | "customer";

/** "16:50 to 17:00, 10 minutes counted", "12:00 to 13:00, closed". */
export function stretchWords(stretch: Stretch, reader: Reader): string {
  const span = spanOf(stretch, reader === "staff" ? "second" : "minute");
  switch (stretch.kind) {
    case "counted": {
      if (reader === "customer")
        return t("explain.customer.counts", { span, length: roughly(stretch.counted, "long") });
      const length = exactly(stretch.counted, "long");
      return t(stretch.ahead ? "explain.will_count" : "explain.counted", { span, length });
    }
    case "closed":
      return t("explain.closed", { span });
    case "holiday":
      return stretch.reason
        ? t("explain.holiday_named", { span, name: stretch.reason })
        : t("explain.holiday", { span });
    case "paused":
      return t("explain.paused", { span, reason: pauseWords(stretch.reason, reader), length: lengthOf(stretch) });
    case "resolved":
      return t("explain.resolved", { span, length: lengthOf(stretch) });
  }
}

function pauseWords(status: string | null, reader: Reader): string {
  if (reader === "staff") return status === null ? t("ui.sla.paused") : statusWordOf(status, "agent");
  return t(status === "pending" ? "explain.customer.pending" : "explain.customer.on_hold");
}

function lengthOf({ from, to }: Stretch): string {
  return formatDuration(1000 * Math.round((to - from) / 1000), "long");
}

/** "09:00 to 12:00", "17:00 to Mon 13 Jul, 09:00", "all day". */
function spanOf({ from, to }: Stretch, precision: Precision): string {
  const startsAtMidnight = wallKey(from) === "00:00:00";
  const endsAtMidnight = wallKey(to) === "00:00:00";
  // Midnight belongs to the day that ends with it.
  const sameDay = dayKey(from) === dayKey(to - 1);
  if (sameDay && startsAtMidnight && endsAtMidnight) return t("explain.all_day");
  const end = sameDay ? clockTime(to, precision) : dayAndTime(to, precision);
  return t("explain.span", { from: clockTime(from, precision), to: end });
}
