import type { HolidayView } from "../../../../contract/index.js";
import { UnreadableEntry } from "./broken-file.js";
import { closingsOf, type Closing } from "./closings.js";
import type { Component } from "./components.js";
import type { Effort } from "./effort.js";
import type { Moment } from "./moments.js";
import { isPlainYearly, occurrencesOf, type Horizon } from "./occurrences.js";
import { nameOf } from "./properties.js";
import { readEntry, type Entry } from "./read-entry.js";
import type { Zones } from "./known-zone.js";

/** What one file is read with. */
export interface Reader {
  zones: Zones;
  effort: Effort;
  horizon: Horizon;
}

export interface FoundHolidays {
  holidays: HolidayView[];
  /** Why these are not all of them. */
  shortOf: string | null;
}

/** Dates that are taken from one entry. */
const MOST_DATES = 400;
/** To tell a time in two zones takes about as long as to look at so many dates. */
const COST_OF_CLOSING = 25;

/**
 * The dates that an event closes.
 *
 * @param moved its instances that have entries of their own.
 * @throws UnreadableEntry that says what keeps it from being taken.
 */
export function holidaysOf(event: Component, moved: readonly Moment[], reader: Reader): FoundHolidays {
  const read = readEntry(event, reader.zones, reader.effort);
  const entry = { ...read, except: [...read.except, ...moved] };
  const name = nameOf(event);
  const of = (closings: readonly Closing[], yearly: boolean) =>
    closings.map(({ date, window }): HolidayView => ({ date, name, yearly, window }));

  const yearly = yearlyClosings(entry, reader);
  if (yearly) return { holidays: of(yearly, true), shortOf: null };
  const closings: Closing[] = [];
  for (const closing of allClosings(entry, reader)) {
    if (closings.length === MOST_DATES)
      return { holidays: of(closings, false), shortOf: `Only the first ${MOST_DATES} of its dates were taken` };
    closings.push(closing);
  }
  if (closings.length === 0) throw new UnreadableEntry("No date follows from it in the next three years");
  return { holidays: of(closings, false), shortOf: null };
}

function* allClosings(entry: Entry, { zones, effort, horizon }: Reader): Generator<Closing> {
  for (const start of occurrencesOf(entry, horizon, MOST_DATES, effort)) {
    for (const closing of closingsOf(start, entry.length, zones.own)) {
      effort.spend(COST_OF_CLOSING);
      yield closing;
    }
  }
}

/** Null where "on this day of every year" would not say the same: by other clocks, and around 29 February. */
function yearlyClosings(entry: Entry, { zones }: Reader): Closing[] | null {
  if (!isPlainYearly(entry) || !(entry.start.isDate || entry.start.zone === zones.own)) return null;
  const closings = [...closingsOf(entry.start, entry.length, zones.own)];
  const days = closings.map(({ date }) => date.slice(5));
  const aroundLeapDay = days.includes("02-29") || (days.includes("02-28") && days.includes("03-01"));
  return closings.length > 1 && (aroundLeapDay || closings.length > 365) ? null : closings;
}
