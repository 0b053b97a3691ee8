import ICAL from "ical.js";
import { DAY_MS } from "../../engine/calendar/hours.js";
import { UnreadableEntry } from "./broken-file.js";
import type { Component } from "./components.js";
import type { Effort } from "./effort.js";
import { instantOf, momentOf, momentsOf, type Moment } from "./moments.js";
import { linesNamed, propertiesOf, propertyOf, valueOf } from "./properties.js";
import { readRule, type Rule } from "./rules.js";
import type { Zones } from "./known-zone.js";

/** A VEVENT: when it is, and when again. */
export interface Entry {
  start: Moment;
  length: Length;
  rules: readonly Rule[];
  /** Besides what its rules say. */
  more: readonly Moment[];
  except: readonly Moment[];
}

/** Until when it goes on, in milliseconds: by the clock on the wall, or where that of its end is another, in real time. */
export interface Length {
  ms: number;
  byTheClock: boolean;
}

const LONGEST_DAYS = 400;
const MOST_RULES = 10;
/** Named one by one. */
const MOST_DATES = 2000;
/** To read a date and its zone takes about as long as to look at so many dates. */
const COST_OF_DATE = 10;

/** @throws UnreadableEntry that says what keeps it from being taken. */
export function readEntry(component: Component, zones: Zones, effort: Effort): Entry {
  if (valueOf(component, "STATUS").toUpperCase() === "CANCELLED") throw new UnreadableEntry("It is cancelled");
  const [exceptions] = linesNamed(component, "EXRULE");
  if (exceptions)
    throw new UnreadableEntry("It has a rule of exceptions (EXRULE), which is not read here", exceptions.line);
  requireModest(component, effort);
  const from = propertyOf(component, "DTSTART");
  if (!from) throw new UnreadableEntry("It has no date (DTSTART)");
  const start = momentOf(from, zones);
  const moments = (name: string) => propertiesOf(component, name).flatMap((property) => momentsOf(property, zones));
  return {
    start,
    length: lengthOf(component, start, zones),
    rules: propertiesOf(component, "RRULE").map(readRule),
    more: moments("RDATE"),
    except: moments("EXDATE"),
  };
}

/** Looked at before anything is read, so that a long list costs nothing. */
function requireModest(component: Component, effort: Effort): void {
  if (linesNamed(component, "RRULE").length > MOST_RULES)
    throw new UnreadableEntry(`It has more than ${MOST_RULES} rules of repetition`);
  const lists = [...linesNamed(component, "RDATE"), ...linesNamed(component, "EXDATE")];
  const dates = lists.reduce((sum, { text }) => sum + text.split(",").length, 0);
  if (dates > MOST_DATES) throw new UnreadableEntry(`It names more than ${MOST_DATES} dates one by one`);
  effort.spend(dates * COST_OF_DATE);
}

function lengthOf(component: Component, start: Moment, zones: Zones): Length {
  const length = writtenLength(component, start, zones);
  if (length.ms < 0) throw new UnreadableEntry("It ends before it begins");
  // Some programs end a day with its own date.
  if (start.isDate && length.ms === 0) return { ms: DAY_MS, byTheClock: true };
  if (length.ms === 0) throw new UnreadableEntry("It has no length, so it closes nothing");
  if (length.ms > LONGEST_DAYS * DAY_MS) throw new UnreadableEntry(`It lasts for more than ${LONGEST_DAYS} days`);
  return length;
}

function writtenLength(component: Component, start: Moment, zones: Zones): Length {
  const written = propertyOf(component, "DTEND");
  if (written) {
    const end = momentOf(written, zones);
    if (end.isDate !== start.isDate)
      throw new UnreadableEntry("Of its start and end only one has a time", written.line);
    if (end.isDate || end.zone === start.zone) return { ms: end.local - start.local, byTheClock: true };
    return { ms: instantOf(end) - instantOf(start), byTheClock: false };
  }
  const duration = propertyOf(component, "DURATION");
  if (!duration) return { ms: start.isDate ? DAY_MS : 0, byTheClock: true };
  const ms = ICAL.Duration.fromString(String(duration.values[0])).toSeconds() * 1000;
  if (start.isDate && ms % DAY_MS !== 0)
    throw new UnreadableEntry("It lasts for parts of a day, but has no time of its beginning", duration.line);
  return { ms, byTheClock: true };
}
