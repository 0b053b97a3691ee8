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
  /**
   * The instant of a time of a date by the wall clock, in milliseconds since its midnight. Where clocks show it twice the one
   * that is asked for; where they skip it the instant of the skip.
   */
  instantOf(date: number, timeOfDay: number, which: "first" | "last"): Date;
}

export function localDates(timeZone: string, days: LocalDays): LocalDates {
  const stretchesOf = evenStretches(timeZone);

  function instantOf(date: number, timeOfDay: number, which: "first" | "last"): Date {
    const local = date * DAY_MS + timeOfDay;
    const found: number[] = [];
    for (const { from, to, offset } of stretchesOf(local - 2 * DAY_MS, local + 2 * DAY_MS)) {
      if (from + offset <= local && local < to + offset) found.push(local - offset);
      else if (from + offset > local && found.length === 0) found.push(from);
    }
    return new Date(found.at(which === "first" ? 0 : -1) ?? NaN);
  }

  return {
    dateOf: (instant) => {
      const at = instant.getTime();
      const [stretch] = stretchesOf(at, at + 1);
      return Math.floor((at + (stretch?.offset ?? 0)) / DAY_MS);
    },
    // What comes after midnight may come twice: the date is over when it comes for the first time.
    endOf: (date) => instantOf(date, DAY_MS, "first"),
    isBusinessDay: days.isBusinessDay,
    instantOf,
  };
}
