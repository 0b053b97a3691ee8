import type { DraftHoliday } from "./calendar-draft.js";

export interface HolidayGroup {
  /** Null: they are over. */
  year: number | null;
  /** In order, each with the date on which it is next, or was. */
  holidays: { holiday: DraftHoliday; date: string }[];
}

/**
 * Holidays by the year in which they come next, the nearest first; those that are over come last, latest first.
 *
 * @param today "2026-07-13", in the calendar's zone.
 */
export function groupHolidays(holidays: readonly DraftHoliday[], today: string): HolidayGroup[] {
  const dated = holidays.map((holiday) => ({ holiday, date: nextDate(holiday, today) }));
  dated.sort((one, other) => one.date.localeCompare(other.date) || one.holiday.key - other.holiday.key);
  const groups = new Map<number, HolidayGroup>();
  for (const entry of dated.filter(({ date }) => date >= today)) {
    const year = Number(entry.date.slice(0, 4));
    const group = groups.get(year) ?? { year, holidays: [] };
    group.holidays.push(entry);
    groups.set(year, group);
  }
  const over = dated.filter(({ date }) => date < today).reverse();
  return [...groups.values(), ...(over.length > 0 ? [{ year: null, holidays: over }] : [])];
}

/** A single one has one date; one of every year the next that there is: 29 February waits for its year. */
function nextDate({ date, yearly }: DraftHoliday, today: string): string {
  if (!yearly) return date;
  const day = date.slice(5);
  const year = Number(today.slice(0, 4));
  for (let next = year; next < year + 9; next += 1)
    if (`${next}-${day}` >= today && (day !== "02-29" || isLeap(next))) return `${next}-${day}`;
  return date;
}

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
