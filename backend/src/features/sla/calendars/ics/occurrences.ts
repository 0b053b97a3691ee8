import { DAY_MS } from "../../engine/calendar/hours.js";
import { UnreadableEntry } from "./broken-file.js";
import { datesOfRule, partsOf } from "./dates-of-rule.js";
import type { Effort } from "./effort.js";
import { instantOf, type Moment } from "./moments.js";
import type { Entry } from "./read-entry.js";
import type { Rule } from "./rules.js";

/** The dates that repetitions are worked out for, as numbers of days. */
export interface Horizon {
  from: number;
  to: number;
}

/**
 * When an entry is, each time: its own moment, or what its rules make of it within the horizon, dates named besides,
 * less exceptions. In order, each once.
 *
 * @param limit no more than one above it are worked out.
 */
export function occurrencesOf(entry: Entry, horizon: Horizon, limit: number, effort: Effort): Moment[] {
  const { start, rules, more, except } = entry;
  const found = new Map<number, Moment>();
  const add = (moment: Moment) => found.set(instantOf(moment), moment);
  if (rules.length === 0) add(start);
  for (const moment of more) if (found.size <= limit) add(alike(moment, start));

  const excepted = exceptionsOf(except, start);
  for (const rule of rules) {
    let taken = 0;
    for (const moment of repeated(rule, entry, horizon, effort)) {
      if (excepted(moment)) continue;
      add(moment);
      taken += 1;
      if (taken > limit) break;
    }
  }
  return [...found.values()].filter((moment) => !excepted(moment)).sort((a, b) => instantOf(a) - instantOf(b));
}

function* repeated(rule: Rule, { start, length }: Entry, horizon: Horizon, effort: Effort): Generator<Moment> {
  const day = Math.floor(start.local / DAY_MS);
  const time = start.local - day * DAY_MS;
  requireOneTimeADay(rule, start, time);
  // One that began before and is not over yet closes days that are asked for.
  const from = horizon.from - (Math.ceil((time + length.ms) / DAY_MS) - 1);
  const isOver = untilOf(rule, start);
  for (const date of datesOfRule(rule, day, from, horizon.to, effort)) {
    const moment = { ...start, local: date * DAY_MS + time };
    if (isOver(moment)) return;
    yield moment;
  }
}

/** UNTIL is the last date, or the last instant; where only one of the two has a time, dates are what counts. */
function untilOf({ until }: Rule, start: Moment): (moment: Moment) => boolean {
  if (until === null) return () => false;
  if (start.isDate || until.length === 10) {
    const lastDay = Date.parse(`${until.slice(0, 10)}T00:00:00Z`) + DAY_MS;
    return ({ local }) => local >= lastDay;
  }
  const last = Date.parse(until.endsWith("Z") ? until : `${until}Z`);
  return (moment) => (until.endsWith("Z") ? instantOf(moment) : moment.local) > last;
}

function requireOneTimeADay({ times, line }: Rule, start: Moment, time: number): void {
  const own = {
    byhour: Math.floor(time / 3_600_000),
    byminute: Math.floor(time / 60_000) % 60,
    bysecond: (time / 1000) % 60,
  };
  if (!start.isDate && times.some(({ part, values }) => values.some((value) => value !== own[part])))
    throw new UnreadableEntry("It repeats within a day, which no holiday does", line);
}

/** A date named besides one with a time is that time on that date. */
function alike(moment: Moment, start: Moment): Moment {
  if (moment.isDate === start.isDate) return moment;
  const date = Math.floor(moment.local / DAY_MS) * DAY_MS;
  if (start.isDate) return { ...start, local: date };
  return { ...start, local: date + (start.local - Math.floor(start.local / DAY_MS) * DAY_MS) };
}

/** An exception without a time is for the whole of its date. */
function exceptionsOf(except: readonly Moment[], start: Moment): (moment: Moment) => boolean {
  const dates = new Set(
    except.filter(({ isDate }) => isDate || start.isDate).map(({ local }) => Math.floor(local / DAY_MS)),
  );
  const instants = new Set(except.filter(({ isDate }) => !isDate && !start.isDate).map(instantOf));
  return (moment) => dates.has(Math.floor(moment.local / DAY_MS)) || instants.has(instantOf(moment));
}

/** Whether a rule says nothing but "on this day of every year". */
export function isPlainYearly({ rules, more, except, start }: Entry): boolean {
  const [rule] = rules;
  if (!rule || rules.length > 1 || more.length + except.length > 0) return false;
  const { month, dayOfMonth } = partsOf(Math.floor(start.local / DAY_MS));
  const { months, monthDays } = rule;
  const namesIts = (numbers: readonly number[], own: number) =>
    numbers.length === 0 || (numbers.length === 1 && numbers[0] === own);
  return (
    rule.frequency === "YEARLY" &&
    rule.interval === 1 &&
    rule.count === null &&
    rule.until === null &&
    rule.yearDays.length + rule.weekDays.length + rule.positions.length + rule.times.length === 0 &&
    namesIts(months, month) &&
    namesIts(monthDays, dayOfMonth) &&
    // Of a month that is not named, a day of the month is one of every month.
    (monthDays.length === 0 || months.length === 1)
  );
}
