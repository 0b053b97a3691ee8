import type { Calendar } from "./calendar/calendar.js";
import type { Target } from "./types.js";

export type StatutoryTarget = Exclude<Target, { kind: "working" }>;

/** A calendar whose holidays leave no business day within so many dates has none. */
const LONGEST_SEARCH = 366 * 30;

/**
 * When a period of days by law ends, counted as most civil codes count: the day of receipt is not counted (Regulation
 * (EEC, Euratom) No 1182/71, Article 3: "the day during which that event occurs … shall not be considered as falling
 * within the period"); weeks end on the weekday of receipt.
 *
 * Business days are dates on which work begins, and end with the close of business, or with the date where the calendar is
 * open past it; calendar days and weeks end with the date, whatever day it is.
 *
 * @param extended whether it has been put off by what the target allows.
 */
export function statutoryDue(target: StatutoryTarget, receivedAt: Date, extended: boolean, calendar: Calendar): Date {
  const amount = target.amount + (extended ? (target.extension ?? 0) : 0);
  const received = calendar.dates.dateOf(receivedAt);
  if (target.kind === "calendar_days") return calendar.dates.endOf(received + amount);
  if (target.kind === "calendar_weeks") return calendar.dates.endOf(received + 7 * amount);
  let date = received;
  for (let left = amount; left > 0;) {
    date += 1;
    if (calendar.dates.isBusinessDay(date)) left -= 1;
    if (date - received > LONGEST_SEARCH) throw new Error(`${calendar.name} has no business days`);
  }
  return closeOfBusiness(calendar, date);
}

/** The end of the last stretch that is open on a date. */
function closeOfBusiness(calendar: Calendar, date: number): Date {
  const end = calendar.dates.endOf(date);
  const last = calendar.stretches(calendar.dates.endOf(date - 1), end).findLast(({ kind }) => kind === "open");
  return last ? last.to : end;
}
