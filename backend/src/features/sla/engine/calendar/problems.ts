import { IANAZone } from "luxon";
import { DAY_MS, timeOfDay, weekdays, type Holiday, type OpeningHours, type Window } from "./hours.js";
import { isoDate, localDays } from "./local-days.js";

export type CalendarProblemCode =
  | "unknown_zone"
  | "bad_time"
  | "bad_date"
  | "overlapping_windows"
  | "overlapping_next_day"
  | "same_holiday_twice"
  | "never_opens";

/** What keeps a calendar from being saved, and where: the path of the field within it. */
export interface CalendarProblem {
  path: (string | number)[];
  code: CalendarProblemCode;
}

/** Weekdays meet every date of the year once in this many days. */
const CYCLE_DAYS = 28 * 365 + 7;

/** Everything that is wrong with opening hours; empty when they may be saved. */
export function calendarProblems(opening: OpeningHours): CalendarProblem[] {
  const problems = [...zoneProblems(opening), ...windowProblems(opening), ...holidayProblems(opening.holidays)];
  if (problems.length > 0) return problems;
  return opensEver(opening) ? [] : [{ path: ["hours"], code: "never_opens" }];
}

function zoneProblems({ timeZone }: OpeningHours): CalendarProblem[] {
  return IANAZone.isValidZone(timeZone) ? [] : [{ path: ["time_zone"], code: "unknown_zone" }];
}

function windowProblems({ hours }: OpeningHours): CalendarProblem[] {
  const problems: CalendarProblem[] = [];
  for (const [i, day] of weekdays.entries()) {
    const spans = (hours[day] ?? []).map((window, at) => ({ at, stretch: stretchOf(window) }));
    const place = (at: number) => ["hours", day, at];
    problems.push(
      ...spans.filter(({ stretch }) => !stretch).map(({ at }) => ({ path: place(at), code: "bad_time" as const })),
    );

    const inOrder = spans
      .flatMap(({ at, stretch }) => (stretch ? [{ at, ...stretch }] : []))
      .sort((one, other) => one.from - other.from);
    for (const [n, { from, at }] of inOrder.entries()) {
      const before = inOrder[n - 1];
      if (before && from < before.to) problems.push({ path: place(at), code: "overlapping_windows" });
    }
    const last = inOrder.at(-1);
    const tomorrow = (hours[weekdays[(i + 1) % 7] ?? "mon"] ?? []).map((window) => stretchOf(window)?.from ?? DAY_MS);
    if (last && tomorrow.some((from) => from < last.to - DAY_MS))
      problems.push({ path: place(last.at), code: "overlapping_next_day" });
  }
  return problems;
}

/** A window over midnight ends after the day does. */
function stretchOf([from, to]: Window): { from: number; to: number } | null {
  const [start, end] = [timeOfDay(from), timeOfDay(to)];
  if (start === null || end === null || start === DAY_MS) return null;
  return { from: start, to: end > start ? end : end + DAY_MS };
}

function holidayProblems(holidays: readonly Holiday[]): CalendarProblem[] {
  const seen = new Set<string>();
  return holidays.flatMap(({ date, yearly = false, window }, at): CalendarProblem[] => {
    if (!isDate(date)) return [{ path: ["holidays", at, "date"], code: "bad_date" }];
    if (window && !stretchOf(window)) return [{ path: ["holidays", at, "window"], code: "bad_time" }];
    const key = `${yearly ? date.slice(5) : date} ${window?.join() ?? ""}`;
    if (seen.has(key)) return [{ path: ["holidays", at, "date"], code: "same_holiday_twice" }];
    seen.add(key);
    return [];
  });
}

/** A date that is in the Gregorian calendar: 2026-02-30 is not. */
function isDate(text: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return !Number.isNaN(day) && isoDate(day / DAY_MS) === text;
}

/** Single holidays go by; those of every year could close the calendar for ever. */
function opensEver({ hours, holidays, timeZone }: OpeningHours): boolean {
  const { openOn } = localDays({ timeZone, hours, holidays: holidays.filter(({ yearly }) => yearly) });
  for (let date = 0; date < CYCLE_DAYS; date += 1) if (openOn(date).length > 0) return true;
  return false;
}
