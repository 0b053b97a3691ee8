import { UnreadableEntry } from "./broken-file.js";
import type { Property } from "./properties.js";

export type Frequency = "DAILY" | "WEEKLY" | "MONTHLY" | "YEARLY";

/** When an entry is repeated (RRULE); the words are those of RFC 5545. */
export interface Rule {
  line: number;
  frequency: Frequency;
  interval: number;
  /** How often in all, the first one included. */
  count: number | null;
  /** The last date or instant, in the form of jCal. */
  until: string | null;
  /** From 0 for Monday. */
  weekStart: number;
  months: readonly number[];
  /** Negative ones count from the end. */
  monthDays: readonly number[];
  yearDays: readonly number[];
  /** Weekdays from 0 for Monday; the nth of the month or year, 0 for all of them. */
  weekDays: readonly { weekday: number; nth: number }[];
  /** Which of the dates of a period, negative ones from the end; empty: all. */
  positions: readonly number[];
  /** Hours, minutes and seconds, where the rule names any. */
  times: readonly { part: "byhour" | "byminute" | "bysecond"; values: readonly number[] }[];
}

const FREQUENCIES: readonly Frequency[] = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"];
const WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const KNOWN = new Set(
  "freq interval count until wkst bymonth bymonthday byyearday byday bysetpos byhour byminute bysecond".split(" "),
);

/** @throws UnreadableEntry for rules that no dates of the usual calendar follow from. */
export function readRule({ line, values }: Property): Rule {
  const parts = values[0] as Readonly<Record<string, unknown>>;
  const refuse = (reason: string) => new UnreadableEntry(reason, line);
  if (parts.freq === undefined) throw refuse("RRULE does not say how often");
  const unknown = Object.keys(parts).find((part) => !KNOWN.has(part));
  if (unknown !== undefined)
    throw refuse(`It repeats by ${unknown.toUpperCase().slice(0, 40)}, which is not read here`);
  const frequency = FREQUENCIES.find((known) => known === parts.freq);
  if (!frequency) throw refuse("It repeats within a day, which no holiday does");
  const until = typeof parts.until === "string" ? parts.until : null;
  if (until !== null && !isReal(until)) throw refuse("Its last date (UNTIL) is no date that there is");

  return {
    line,
    frequency,
    interval: numbersOf(parts.interval)[0] ?? 1,
    count: numbersOf(parts.count)[0] ?? null,
    until,
    // ical.js counts days from 1 for Sunday.
    weekStart: ((numbersOf(parts.wkst)[0] ?? 2) + 5) % 7,
    months: numbersOf(parts.bymonth),
    monthDays: numbersOf(parts.bymonthday),
    yearDays: numbersOf(parts.byyearday),
    weekDays: listOf(parts.byday).map((text) => {
      const day = String(text);
      return { weekday: WEEKDAYS.indexOf(day.slice(-2)), nth: Number(day.slice(0, -2)) };
    }),
    positions: numbersOf(parts.bysetpos),
    times: (["byhour", "byminute", "bysecond"] as const).flatMap((part) => {
      const named = numbersOf(parts[part]);
      return named.length > 0 ? [{ part, values: named }] : [];
    }),
  };
}

/** In JavaScript's view 31 June is 1 July. */
const isReal = (until: string): boolean => {
  const date = Date.parse(`${until.slice(0, 10)}T00:00:00Z`);
  return (
    !Number.isNaN(date) &&
    new Date(date).toISOString().startsWith(until.slice(0, 10)) &&
    !Number.isNaN(Date.parse(until))
  );
};

const listOf = (value: unknown): unknown[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]);
const numbersOf = (value: unknown): number[] => listOf(value).map(Number);
