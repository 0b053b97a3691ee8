import type { CalendarDetail, HolidayView, WeekHoursView } from "@redress/backend/contract";
import { parseEnd, parseTime } from "./time-of-day.js";
import { perDay, workdays, type Weekday } from "./week.js";

/** Hours as they are typed. The key stays theirs while others come and go. */
export interface DraftWindow {
  key: number;
  from: string;
  to: string;
}
export type DraftHours = Record<Weekday, readonly DraftWindow[]>;

/** A holiday of the list; what is typed of it lives in its own dialog. */
export interface DraftHoliday extends HolidayView {
  key: number;
}

/** A calendar as its form holds it. */
export interface CalendarDraft {
  name: string;
  timeZone: string;
  hours: DraftHours;
  holidays: readonly DraftHoliday[];
}

export type CalendarFacts = Pick<CalendarDetail, "name" | "time_zone" | "hours" | "holidays">;

let lastKey = 0;
const nextKey = () => (lastKey += 1);

export const newWindow = (from = "", to = ""): DraftWindow => ({ key: nextKey(), from, to });
export const newHoliday = (holiday: HolidayView): DraftHoliday => ({ ...holiday, key: nextKey() });

/** Where a new calendar begins: nine to five on workdays, where the desk is. */
export const newCalendar = (timeZone: string): CalendarFacts => ({
  name: "",
  time_zone: timeZone,
  hours: perDay((day) => (workdays.includes(day) ? [["09:00", "17:00"]] : [])),
  holidays: [],
});

export function draftOf(calendar: CalendarFacts): CalendarDraft {
  return {
    name: calendar.name,
    timeZone: calendar.time_zone,
    hours: perDay((day) => calendar.hours[day].map(([from, to]) => newWindow(from, to))),
    holidays: calendar.holidays.map(newHoliday),
  };
}

/** What is sent: times as the server writes them, where they can be read. */
export function factsOf({ name, timeZone, hours, holidays }: CalendarDraft): CalendarFacts {
  return {
    name: name.trim(),
    time_zone: timeZone,
    hours: wireHours(hours),
    holidays: holidays.map(({ date, name: called, yearly, window }) => ({ date, name: called, yearly, window })),
  };
}

export const wireHours = (hours: DraftHours): WeekHoursView =>
  perDay((day) =>
    hours[day].map(({ from, to }): [string, string] => [parseTime(from) ?? from.trim(), parseEnd(to) ?? to.trim()]),
  );

/** Only what differs: nobody else's change is undone by the way. */
export function changesOf(draft: CalendarDraft, saved: CalendarFacts): Partial<CalendarFacts> {
  const [now, before] = [factsOf(draft), factsOf(draftOf(saved))];
  return Object.fromEntries(
    Object.entries(now).filter(
      ([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field as keyof CalendarFacts]),
    ),
  );
}

/** Whether there is something to save. */
export const differs = (draft: CalendarDraft, saved: CalendarFacts): boolean =>
  Object.keys(changesOf(draft, saved)).length > 0;
