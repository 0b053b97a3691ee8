import type { z } from "zod";
import type { createCalendarBody } from "../../../contract/index.js";
import { fieldErrors } from "../../../platform/errors.js";
import { openingOf } from "../calendars/opening.js";
import { byHours } from "../engine/calendar/by-hours.js";
import type { Calendar } from "../engine/calendar/calendar.js";
import { calendarProblems } from "../engine/calendar/problems.js";
import { problemField, problemSentence } from "../engine/calendar/problem-words.js";

export type CalendarDraft = z.output<typeof createCalendarBody>;

/** Opening hours that are not saved yet. @throws AppError 422 with a message per field, below "calendar". */
export function draftCalendar({ name, time_zone: timeZone, hours, holidays }: CalendarDraft): Calendar {
  const opening = openingOf({ timeZone, hours, holidays });
  const problems = calendarProblems(opening);
  if (problems.length > 0)
    throw fieldErrors(
      Object.fromEntries(problems.map((problem) => [`calendar.${problemField(problem)}`, problemSentence(problem)])),
    );
  return byHours(name, opening);
}
