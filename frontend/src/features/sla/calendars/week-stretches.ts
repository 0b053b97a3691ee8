import type { WeekHoursView } from "@redress/backend/contract";
import { parseTime, secondsOf } from "./time-of-day.js";
import { perDay, weekdays, type Weekday } from "./week.js";

export const DAY_SECONDS = 86_400;

/** Seconds since the day's midnight, half-open; over midnight `to` lies behind the day's end. */
export interface Stretch {
  from: number;
  to: number;
}

/** What is open on one day, for its bar. `fromDayBefore`: it began on the day before. */
export interface BarStretch extends Stretch {
  fromDayBefore: boolean;
}

/** A window as a stretch; null while its times cannot be read, or it begins where the day is over. */
export function stretchOf([from, to]: readonly [string, string]): Stretch | null {
  const [start, end] = [parseTime(from), parseTime(to)];
  if (start === null || end === null || secondsOf(start) === DAY_SECONDS) return null;
  const [begins, ends] = [secondsOf(start), secondsOf(end)];
  return { from: begins, to: ends > begins ? ends : ends + DAY_SECONDS };
}

/** The week as its fields say it, each day cut at its midnights. What cannot be read is left out. */
export function weekBars(hours: WeekHoursView): Record<Weekday, BarStretch[]> {
  const own = perDay((day) => (hours[day] ?? []).flatMap((window) => stretchOf(window) ?? []));
  return perDay((day) => {
    const before = weekdays[(weekdays.indexOf(day) + 6) % 7] ?? "sun";
    const begun = own[before]
      .filter(({ to }) => to > DAY_SECONDS)
      .map(({ to }) => ({ from: 0, to: to - DAY_SECONDS, fromDayBefore: true }));
    const todays = own[day].map(({ from, to }) => ({ from, to: Math.min(to, DAY_SECONDS), fromDayBefore: false }));
    return [...begun, ...todays].sort((one, other) => one.from - other.from);
  });
}

/** Seconds that are open on each weekday, Monday first; what two windows share counts once. */
function openSeconds(hours: WeekHoursView): number[] {
  const bars = weekBars(hours);
  return weekdays.map((day) => {
    let [sum, until] = [0, 0];
    for (const { from, to } of bars[day]) {
      sum += Math.max(0, to - Math.max(from, until));
      until = Math.max(until, to);
    }
    return sum;
  });
}

export interface WeekSums {
  weekSeconds: number;
  /** What "1d" means in a target: the median of the open weekdays, as the server has it. */
  daySeconds: number;
  alwaysOpen: boolean;
}

export function weekSums(hours: WeekHoursView): WeekSums {
  const days = openSeconds(hours);
  const weekSeconds = days.reduce((sum, seconds) => sum + seconds, 0);
  const open = days.filter((seconds) => seconds > 0).sort((one, other) => one - other);
  const [low = 0, high = 0] = [open[Math.floor((open.length - 1) / 2)], open[Math.ceil((open.length - 1) / 2)]];
  return { weekSeconds, daySeconds: Math.round((low + high) / 2), alwaysOpen: weekSeconds === 7 * DAY_SECONDS };
}
