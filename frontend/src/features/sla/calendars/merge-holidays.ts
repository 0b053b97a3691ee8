import type { HolidayView } from "@redress/backend/contract";

const windowKey = ({ window }: HolidayView): string => window?.join() ?? "";
const exact = (holiday: HolidayView): string =>
  `${holiday.yearly ? holiday.date.slice(5) : holiday.date} ${windowKey(holiday)}`;

/**
 * Which of the holidays of a file are new to a list. One that stands for every year covers the same day of any year.
 *
 * @returns in the file's order; a day that the file names twice is new once.
 */
export function compareHolidays(
  present: readonly HolidayView[],
  found: readonly HolidayView[],
): { holiday: HolidayView; isNew: boolean }[] {
  const known = new Set(present.map(exact));
  return found.map((holiday) => {
    const isNew = !known.has(exact(holiday)) && !known.has(exact({ ...holiday, yearly: true }));
    if (isNew) known.add(exact(holiday));
    return { holiday, isNew };
  });
}

/** Whether a list has the day already, as the server sees it; for a day that is being typed. */
export const isInList = (list: readonly HolidayView[], holiday: HolidayView): boolean =>
  list.some((one) => exact(one) === exact(holiday));
