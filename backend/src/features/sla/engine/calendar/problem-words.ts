import type { CalendarProblem, CalendarProblemCode } from "./problems.js";

const words: Readonly<Record<CalendarProblemCode, string>> = {
  unknown_zone: "Use the name of a time zone, such as Europe/Berlin",
  bad_time: "Use times from 00:00 to 24:00",
  bad_date: "Use a date such as 2026-12-25",
  overlapping_windows: "These hours overlap others of the same day",
  overlapping_next_day: "These hours go on into those of the next day",
  same_holiday_twice: "This holiday is in the list twice",
  never_opens: "Add hours: a calendar that never opens would keep every promise waiting for ever",
};

/** The field that has a problem, as the wire names it: "hours.mon.1". */
export const problemField = ({ path }: CalendarProblem): string => path.join(".");

/** What to do about a problem, without its place. */
export const problemSentence = ({ code }: CalendarProblem): string => words[code];

/** A problem as a sentence that names its place. */
export const problemWords = (problem: CalendarProblem): string =>
  `${problemField(problem)}: ${problemSentence(problem)}`;
