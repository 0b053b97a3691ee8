import { fieldErrors } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { weekdays } from "../engine/calendar/hours.js";
import { problemField, problemSentence } from "../engine/calendar/problem-words.js";
import { calendarProblems } from "../engine/calendar/problems.js";
import { openingOf, type StoredHours } from "./opening.js";

/** @throws AppError 422 with what to do about each field that cannot be saved. */
export function requireSound(hours: StoredHours): void {
  const wrong: Record<string, string> = {};
  for (const problem of calendarProblems(openingOf(hours))) wrong[problemField(problem)] ??= problemSentence(problem);
  if (Object.keys(wrong).length > 0) throw fieldErrors(wrong);
}

/** The same hours in one and the same order, however they were sent or stored: what is equal then is no change. */
export function inOrder({ timeZone, hours, holidays }: StoredHours): StoredHours {
  const days = weekdays.map((day) => [day, hours[day].toSorted(byText)] as const);
  const dates = holidays.map(({ date, name, yearly, window }) => ({ date, name, yearly, window }));
  return { timeZone, hours: Object.fromEntries(days) as StoredHours["hours"], holidays: dates.toSorted(byText) };
}

/** Times and dates are written so that their texts are in order. */
function byText(a: unknown, b: unknown): number {
  const [one, other] = [JSON.stringify(a), JSON.stringify(b)];
  return one < other ? -1 : Number(one > other);
}

/** Adds a version of a calendar's hours. The calendar's row is held, or as new as this. */
export async function addVersion(work: Work, calendarId: number, version: number, saved: StoredHours): Promise<void> {
  await work.rows(
    `INSERT INTO calendar_versions (calendar_id, version, time_zone, hours, holidays, created_at, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      calendarId,
      version,
      saved.timeZone,
      JSON.stringify(saved.hours),
      JSON.stringify(saved.holidays),
      work.now,
      work.actor.id,
    ],
  );
}
