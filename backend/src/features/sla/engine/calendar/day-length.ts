import { DAY_MS, weekdays, type WeekHours } from "./hours.js";
import { localDays } from "./local-days.js";

/** 1970-01-05 was a Monday: seven dates from it on are a week. */
const MONDAY = 4;

/** Seconds that are open on each weekday by the clock on the wall, Monday first; holidays apart. */
function weekdaySeconds(hours: WeekHours): number[] {
  const { openOn } = localDays({ timeZone: "UTC", hours, holidays: [] });
  return weekdays.map((_day, i) => openOn(MONDAY + i).reduce((sum, { from, to }) => sum + to - from, 0) / 1000);
}

export const weekSeconds = (hours: WeekHours): number =>
  weekdaySeconds(hours).reduce((sum, seconds) => sum + seconds, 0);

export const isAlwaysOpen = (hours: WeekHours): boolean => weekSeconds(hours) * 1000 === 7 * DAY_MS;

/** What "1d" means on a calendar: the median of its open weekdays; of two in the middle their mean, in whole seconds. */
export function daySeconds(hours: WeekHours): number {
  const open = weekdaySeconds(hours)
    .filter((seconds) => seconds > 0)
    .sort((a, b) => a - b);
  const [low, high] = [open[Math.floor((open.length - 1) / 2)], open[Math.ceil((open.length - 1) / 2)]];
  return low === undefined || high === undefined ? 0 : Math.round((low + high) / 2);
}
