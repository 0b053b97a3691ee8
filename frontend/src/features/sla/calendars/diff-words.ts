import type { HolidayView } from "@redress/backend/contract";
import { formatList } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { closedWords, holidayTitle } from "./holiday-words.js";
import { windowsWords } from "./length-words.js";
import type { CalendarDiff } from "./version-diff.js";
import { dayName, weekdays, type Weekday } from "./week.js";

/** So many holidays are named, the others counted. */
const NAMED = 5;

/** What became another one, a sentence each. */
export function diffWords({ zone, hours, added, removed, changed }: CalendarDiff): string[] {
  const lines = [
    ...(zone ? [t("calendars.diff.zone", { from: zone.from, to: zone.to })] : []),
    ...hours.map(({ days, from, to }) =>
      t("calendars.diff.hours", {
        days: dayList(days),
        from: windowsWords(from),
        to: windowsWords(to),
      }),
    ),
    ...(added.length > 0 ? [t("calendars.diff.added", named(added))] : []),
    ...(removed.length > 0 ? [t("calendars.diff.removed", named(removed))] : []),
    ...changed.map(({ from, to }) => t("calendars.diff.changed", { from: whole(from), to: whole(to) })),
  ];
  return lines.length > 0 ? lines : [t("calendars.diff.none")];
}

/** "Every day", "Monday to Friday", or the days one by one; they stand in the order of the week. */
function dayList(days: readonly Weekday[]): string {
  const [first = "mon", last = first] = [days[0], days.at(-1)];
  if (days.length === weekdays.length) return t("calendars.every_day");
  if (days.length > 2 && weekdays.indexOf(last) - weekdays.indexOf(first) === days.length - 1)
    return t("calendars.from_to", { from: dayName(first), to: dayName(last) });
  return formatList(days.map((day) => dayName(day)));
}

function named(holidays: readonly HolidayView[]): { count: number; names: string } {
  const names = holidays.slice(0, NAMED).map(holidayTitle);
  const rest = holidays.length - names.length;
  return {
    count: holidays.length,
    names: formatList(rest > 0 ? [...names, t("calendars.diff.more", { count: rest })] : names),
  };
}

const whole = (holiday: HolidayView): string =>
  [holidayTitle(holiday), closedWords(holiday), ...(holiday.yearly ? [t("calendars.holiday.yearly_tag")] : [])].join(
    ", ",
  );
