import type { WorkStretch } from "./calendar.js";
import { DAY_MS } from "./hours.js";
import type { LocalDates } from "./local-dates.js";
import type { LocalDays } from "./local-days.js";
import { without, type Stretch } from "./spans.js";

interface Named extends Stretch {
  name: string;
}

/**
 * Tells a stretch of time apart into what is open, what is closed by the hours of the week, and what is closed by a
 * holiday. A holiday on a day that is closed anyway is no holiday here.
 *
 * @param open what of it is open, merged.
 */
export function workStretches(
  span: Stretch,
  open: readonly Stretch[],
  days: LocalDays,
  dates: LocalDates,
): WorkStretch[] {
  const gaps = without([span], open);
  const holidays = gaps.length === 0 ? [] : holidaysIn(span, days, dates);
  const parts: { stretch: Stretch; kind: WorkStretch["kind"]; name: string | null }[] = open.map((stretch) => ({
    stretch,
    kind: "open",
    name: null,
  }));
  for (const gap of gaps) {
    for (const stretch of without([gap], holidays)) parts.push({ stretch, kind: "closed", name: null });
    let from = gap.from;
    for (const holiday of holidays) {
      const stretch = { from: Math.max(from, holiday.from), to: Math.min(gap.to, holiday.to) };
      if (stretch.from >= stretch.to) continue;
      parts.push({ stretch, kind: "holiday", name: holiday.name });
      from = stretch.to;
    }
  }
  return parts
    .sort((one, other) => one.stretch.from - other.stretch.from)
    .map(({ stretch, kind, name }) => ({ from: new Date(stretch.from), to: new Date(stretch.to), kind, name }));
}

/** In order of their beginning. */
function holidaysIn(span: Stretch, days: LocalDays, dates: LocalDates): Named[] {
  const found: Named[] = [];
  const last = dates.dateOf(new Date(span.to));
  for (let date = dates.dateOf(new Date(span.from)); date <= last; date += 1) {
    if (days.usualOn(date).length === 0) continue;
    for (const { from, to, name } of days.closingsOn(date)) {
      const end = to === DAY_MS ? dates.endOf(date) : dates.instantOf(date, to, "last");
      found.push({ from: dates.instantOf(date, from, "first").getTime(), to: end.getTime(), name });
    }
  }
  return found.sort((one, other) => one.from - other.from);
}
