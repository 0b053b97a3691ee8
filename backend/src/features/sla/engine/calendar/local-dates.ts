import { DAY_MS } from "./hours.js";
import type { LocalDays } from "./local-days.js";
import { evenStretches } from "./zone-offsets.js";

/** Dates of a zone, as numbers: days since 1970-01-01. What is promised by days, by law, is found through them. */
export interface LocalDates {
  /** The date an instant lies on. */
  dateOf(instant: Date): number;
  /** When a date is over: midnight after it. */
  endOf(date: number): Date;
  isBusinessDay(date: number): boolean;
  /** The instant of a time of a date by the wall clock, in milliseconds since its midnight. */
  instantOf(date: number, timeOfDay: number): Date;
}

export function localDates(timeZone: string, days: LocalDays): LocalDates {
  const stretchesOf = evenStretches(timeZone);

  /** Of two instants with that wall-clock time the later; one that is skipped is the instant of the skip. */
  function instantOf(date: number, timeOfDay: number): Date {
    const local = date * DAY_MS + timeOfDay;
    let found = NaN;
    for (const { from, to, offset } of stretchesOf(local - 2 * DAY_MS, local + 2 * DAY_MS)) {
      if (from + offset <= local && local < to + offset) found = local - offset;
      else if (from + offset > local && Number.isNaN(found)) found = from;
    }
    return new Date(found);
  }

  return {
    dateOf: (instant) => {
      const at = instant.getTime();
      const [stretch] = stretchesOf(at, at + 1);
      return Math.floor((at + (stretch?.offset ?? 0)) / DAY_MS);
    },
    endOf: (date) => instantOf(date, DAY_MS),
    isBusinessDay: days.isBusinessDay,
    instantOf,
  };
}
