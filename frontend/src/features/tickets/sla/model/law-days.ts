import type { SlaInterval } from "@redress/backend/contract";
import { t } from "../../../../lib/i18n.js";
import { dateIn } from "./times.js";

/** Dates of one kind, one after another, of a period by law. */
export interface LawDays {
  key: string;
  words: string;
  /** How many days the period has had by their end; null where these do not count. */
  days: number | null;
}

/**
 * The dates of a period by law, in the zone of the jurisdiction, like ones together: "Mon 13 Jul to Fri 17 Jul: 5 days count".
 *
 * @param intervals one a date; the date of receipt comes first and does not count.
 */
export function lawDaysOf(intervals: readonly SlaInterval[], tz: string): LawDays[] {
  let days = 0;
  return runs(intervals).map(({ first, last, kind, reason, count, isReceipt }) => {
    const from = dateIn(Date.parse(first.from), tz);
    const span = count === 1 ? from : t("explain.span", { from, to: dateIn(Date.parse(last.from), tz) });
    if (kind === "counted") {
      days += count;
      return { key: first.from, days, words: t("explain.law.counted", { span, count }) };
    }
    const words = isReceipt
      ? t("explain.law.receipt", { span })
      : kind === "holiday"
        ? t(reason ? "explain.holiday_named" : "explain.holiday", { span, name: reason })
        : t("explain.law.closed", { span, count });
    return { key: first.from, days: null, words };
  });
}

interface Run extends Pick<SlaInterval, "kind" | "reason"> {
  first: SlaInterval;
  last: SlaInterval;
  count: number;
  isReceipt: boolean;
}

function runs(intervals: readonly SlaInterval[]): Run[] {
  const found: Run[] = [];
  for (const [index, interval] of intervals.entries()) {
    const { kind, reason } = interval;
    const run = found.at(-1);
    if (run && !run.isReceipt && run.kind === kind && run.reason === reason) {
      run.last = interval;
      run.count += 1;
    } else found.push({ kind, reason, first: interval, last: interval, count: 1, isReceipt: index === 0 });
  }
  return found;
}
