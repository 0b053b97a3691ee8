import { DAY_MS } from "../../engine/calendar/hours.js";
import type { Effort } from "./effort.js";
import type { Rule } from "./rules.js";

interface DateParts {
  day: number;
  year: number;
  month: number;
  dayOfMonth: number;
  /** From 0 for Monday. */
  weekday: number;
}

/**
 * The dates that follow from a rule, in order. A date is told as its number: days since 1970-01-01.
 *
 * ical.js has an iterator of its own, which goes through every occurrence since the first and never comes back from
 * rules that none follow from. Here the dates of each period are looked at, and only from where they matter.
 *
 * @param start the first date of the entry, from which intervals and counts are reckoned.
 * @param from the first date asked for.
 * @param to the last one.
 * @throws UnreadableEntry when the file has used up its effort.
 */
export function* datesOfRule(rule: Rule, start: number, from: number, to: number, effort: Effort): Generator<number> {
  const first = partsOf(start);
  const matches = matcherOf(rule, first);
  const origin = periodOf(rule, start);
  // Without a count, what was before has no bearing on what comes.
  const ahead = rule.count === null ? Math.max(0, periodOf(rule, from) - origin) : 0;
  let left = rule.count ?? Infinity;
  for (let n = Math.floor(ahead / rule.interval); ; n += 1) {
    const [begin, end] = spanOf(rule, origin + n * rule.interval);
    if (begin > to) return;
    effort.spend(end - begin, rule.line);

    const days: number[] = [];
    for (let day = begin; day < end; day += 1) if (matches(partsOf(day))) days.push(day);
    for (const day of chosen(days, rule.positions)) {
      if (day < start) continue;
      if (day > to || left <= 0) return;
      left -= 1;
      if (day >= from) yield day;
    }
  }
}

export function partsOf(day: number): DateParts {
  const date = new Date(day * DAY_MS);
  return {
    day,
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    dayOfMonth: date.getUTCDate(),
    weekday: (((day + 3) % 7) + 7) % 7,
  };
}

/** Where a date stands within its month or its year, and how many of them there are. */
const inMonth = ({ year, month, dayOfMonth }: DateParts): Place => [
  dayOfMonth,
  new Date(Date.UTC(year, month, 0)).getUTCDate(),
];
const inYear = ({ day, year }: DateParts): Place => {
  const newYear = Date.UTC(year, 0) / DAY_MS;
  return [day - newYear + 1, Date.UTC(year + 1, 0) / DAY_MS - newYear];
};
type Place = [number: number, of: number];

/** The number of the day, week, month or year that a date lies in. */
function periodOf({ frequency, weekStart }: Rule, day: number): number {
  const { year, month } = partsOf(day);
  switch (frequency) {
    case "DAILY":
      return day;
    case "WEEKLY":
      return Math.floor((day + 3 - weekStart) / 7);
    case "MONTHLY":
      return year * 12 + month - 1;
    case "YEARLY":
      return year;
  }
}

/** The first date of a period and that of the next. */
function spanOf({ frequency, weekStart }: Rule, period: number): [begin: number, end: number] {
  switch (frequency) {
    case "DAILY":
      return [period, period + 1];
    case "WEEKLY":
      return [period * 7 - 3 + weekStart, period * 7 + 4 + weekStart];
    case "MONTHLY":
      return [firstOfMonth(period), firstOfMonth(period + 1)];
    case "YEARLY":
      return [Date.UTC(period, 0) / DAY_MS, Date.UTC(period + 1, 0) / DAY_MS];
  }
}

const firstOfMonth = (months: number): number => Date.UTC(Math.floor(months / 12), months % 12) / DAY_MS;

function matcherOf(rule: Rule, start: DateParts): (date: DateParts) => boolean {
  const { frequency, months, monthDays, yearDays, weekDays } = rule;
  const namesDays = monthDays.length + yearDays.length + weekDays.length > 0;
  const nthOfMonth = frequency === "MONTHLY" || months.length > 0;

  function isLikeStart(date: DateParts): boolean {
    if (frequency === "WEEKLY") return date.weekday === start.weekday;
    if (frequency === "YEARLY" && months.length === 0 && date.month !== start.month) return false;
    return frequency === "DAILY" || date.dayOfMonth === start.dayOfMonth;
  }
  function isWeekDay(date: DateParts): boolean {
    const named = weekDays.filter(({ weekday }) => weekday === date.weekday);
    if (named.length === 0) return false;
    const [number, of] = nthOfMonth ? inMonth(date) : inYear(date);
    const [nth, nthLast] = [Math.ceil(number / 7), -Math.ceil((of - number + 1) / 7)];
    return named.some((each) => each.nth === 0 || each.nth === nth || each.nth === nthLast);
  }
  const isNamed = (numbers: readonly number[], [number, of]: Place) =>
    numbers.includes(number) || numbers.includes(number - of - 1);

  return (date) =>
    (months.length === 0 || months.includes(date.month)) &&
    (monthDays.length === 0 || isNamed(monthDays, inMonth(date))) &&
    (yearDays.length === 0 || isNamed(yearDays, inYear(date))) &&
    (weekDays.length === 0 || isWeekDay(date)) &&
    (namesDays || isLikeStart(date));
}

function chosen(days: readonly number[], positions: readonly number[]): readonly number[] {
  if (positions.length === 0) return days;
  return days.filter((_day, i) => positions.includes(i + 1) || positions.includes(i - days.length));
}
