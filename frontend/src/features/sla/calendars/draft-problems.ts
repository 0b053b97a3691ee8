import type { FieldError } from "../../../lib/api-problem.js";
import { t } from "../../../lib/i18n.js";
import type { CalendarDraft, DraftWindow } from "./calendar-draft.js";
import { dayAfter, weekdays, type Weekday } from "./week.js";
import { DAY_SECONDS, stretchOf } from "./week-stretches.js";

/*
 * Fields are named by the keys of what they hold: a message stays at its window or holiday while others come and go.
 */
export const windowField = ({ key }: Pick<DraftWindow, "key">): string => `window-${key}`;
export const holidayField = ({ key }: { key: number }): string => `holiday-${key}`;

/** The field that a path of the server means: "hours.mon.1", "holidays.3.date", "time_zone". */
export function fieldOfPath(path: string, { hours, holidays }: CalendarDraft): string {
  const [part, place, at] = path.split(".");
  if (part === "hours" && place !== undefined && at !== undefined) {
    const window = weekdays.includes(place as Weekday) ? hours[place as Weekday][Number(at)] : undefined;
    return window ? windowField(window) : "hours";
  }
  if (part === "holidays" && place !== undefined) {
    const holiday = holidays[Number(place)];
    return holiday ? holidayField(holiday) : "holidays";
  }
  return part ?? path;
}

/** What can be told without asking the server. Empty when it may be sent. */
export function draftProblems({ name, hours }: CalendarDraft): FieldError[] {
  const problems = weekdays.flatMap((day) => dayProblems(hours, day));
  if (name.trim() === "") problems.unshift({ field: "name", message: t("calendars.name.missing") });
  if (weekdays.every((day) => hours[day].length === 0))
    problems.push({ field: "hours", message: t("calendars.problem.never_opens") });
  return problems;
}

function dayProblems(hours: CalendarDraft["hours"], day: Weekday): FieldError[] {
  const read = hours[day].map((window) => ({ window, stretch: stretchOf([window.from, window.to]) }));
  const problems = read
    .filter(({ stretch }) => !stretch)
    .map(({ window }) => ({ field: windowField(window), message: t("calendars.problem.time") }));

  const inOrder = read
    .flatMap(({ window, stretch }) => (stretch ? [{ window, ...stretch }] : []))
    .sort((one, other) => one.from - other.from);
  for (const [i, { window, from }] of inOrder.entries()) {
    const before = inOrder[i - 1];
    if (before && from < before.to)
      problems.push({ field: windowField(window), message: t("calendars.problem.overlap") });
  }
  const last = inOrder.at(-1);
  const tomorrow = hours[dayAfter(day)].map(({ from, to }) => stretchOf([from, to])?.from ?? DAY_SECONDS);
  if (last && tomorrow.some((from) => from < last.to - DAY_SECONDS))
    problems.push({ field: windowField(last.window), message: t("calendars.problem.overlap_next_day") });
  return problems;
}
