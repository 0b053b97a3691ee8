import type { HolidayView } from "@redress/backend/contract";
import type { CalendarFacts } from "./calendar-draft.js";
import { weekdays, type Weekday } from "./week.js";

/** What became another one between two saved states. */
export interface CalendarDiff {
  zone: { from: string; to: string } | null;
  /** Days that changed alike stand together. */
  hours: { days: Weekday[]; from: readonly Window[]; to: readonly Window[] }[];
  added: HolidayView[];
  removed: HolidayView[];
  /** The same day, under another name or for another part of it. */
  changed: { from: HolidayView; to: HolidayView }[];
}
type Window = readonly [string, string];
type Saved = Pick<CalendarFacts, "time_zone" | "hours" | "holidays">;

export function diffCalendars(before: Saved, after: Saved): CalendarDiff {
  return {
    zone: before.time_zone === after.time_zone ? null : { from: before.time_zone, to: after.time_zone },
    hours: diffHours(before.hours, after.hours),
    ...diffHolidays(before.holidays, after.holidays),
  };
}

function diffHours(before: Saved["hours"], after: Saved["hours"]): CalendarDiff["hours"] {
  const groups = new Map<string, CalendarDiff["hours"][number]>();
  for (const day of weekdays) {
    const [from, to] = [before[day], after[day]];
    const change = JSON.stringify([from, to]);
    if (JSON.stringify(from) === JSON.stringify(to)) continue;
    const group = groups.get(change) ?? { days: [], from, to };
    group.days.push(day);
    groups.set(change, group);
  }
  return [...groups.values()];
}

function diffHolidays(before: readonly HolidayView[], after: readonly HolidayView[]) {
  const [had, has] = [new Set(before.map(identity)), new Set(after.map(identity))];
  const come = new Set(after.filter((one) => !had.has(identity(one))));
  const changed: CalendarDiff["changed"] = [];
  const removed = before.filter((from) => {
    if (has.has(identity(from))) return false;
    const to = [...come].find(({ date }) => date === from.date);
    if (!to) return true;
    come.delete(to);
    changed.push({ from, to });
    return false;
  });
  return { added: [...come], removed, changed };
}

/** A holiday is the same one while nothing about it differs. */
export const identity = ({ date, name, yearly, window }: HolidayView): string =>
  JSON.stringify([date, name, yearly, window]);
