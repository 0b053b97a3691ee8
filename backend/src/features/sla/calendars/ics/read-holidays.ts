import { setImmediate } from "node:timers/promises";
import type { ReadHolidays } from "../../../../contract/index.js";
import { fieldErrors } from "../../../../platform/errors.js";
import { DAY_MS } from "../../engine/calendar/hours.js";
import { BrokenFile, UnreadableEntry } from "./broken-file.js";
import { readComponents, type Component } from "./components.js";
import { Effort } from "./effort.js";
import { HolidayList } from "./holiday-list.js";
import { holidaysOf, type Reader } from "./holidays-of-event.js";
import { momentOf, type Moment } from "./moments.js";
import type { Horizon } from "./occurrences.js";
import { nameOf, propertyOf, valueOf } from "./properties.js";
import type { Zones } from "./known-zone.js";
import { zonesOf } from "./zones.js";

const YEARS_AHEAD = 3;
/** Entries of a file that are looked at. */
const MOST_ENTRIES = 5000;

export interface GivenFile {
  ics: string;
  /** What of the request it came by; told what is wrong with it. */
  field?: "ics" | "url";
}

/**
 * The dates in a calendar file (RFC 5545), for an editor. Times are told by the clocks of `timeZone`. Repetitions that
 * are more than "on this day of every year" are worked out for three years from `now`.
 *
 * @param timeZone a known one.
 * @throws AppError 422 at the file's field for a text that is no calendar file or is broken, with the line where that is known.
 */
export async function readHolidays(
  { ics, field = "ics" }: GivenFile,
  timeZone: string,
  now: Date,
): Promise<ReadHolidays> {
  const components = await componentsOf(ics, field);
  const effort = new Effort();
  const zones = zonesOf(components, timeZone, effort);
  const reader: Reader = { zones, effort, horizon: horizonOf(zones.own.toLocal(now.getTime())) };
  const list = new HolidayList();

  const events = components.filter(({ kind }) => kind === "VEVENT");
  const moved = movedInstances(events.slice(0, MOST_ENTRIES), zones);
  for (const event of events.slice(0, MOST_ENTRIES)) {
    await setImmediate();
    take(list, event, moved, reader);
  }
  const beyond = events[MOST_ENTRIES];
  if (beyond) list.skip(beyond.line, "", `Only the first ${MOST_ENTRIES} entries of a file are read`);
  for (const { kind, line } of components)
    if (kind === "VTODO" || kind === "VJOURNAL") list.skip(line, "", "It is a task or a note, not a date");
  return list.answer();
}

async function componentsOf(ics: string, field: string): Promise<Component[]> {
  try {
    return await readComponents(ics);
  } catch (error) {
    if (error instanceof BrokenFile) throw fieldErrors({ [field]: error.message });
    throw error;
  }
}

function horizonOf(today: number): Horizon {
  const until = new Date(today);
  until.setUTCFullYear(until.getUTCFullYear() + YEARS_AHEAD);
  return { from: Math.floor(today / DAY_MS), to: Math.floor(until.getTime() / DAY_MS) };
}

/** Instances of repeated entries that were moved or called off have entries of their own (RECURRENCE-ID), by UID. */
function movedInstances(events: readonly Component[], zones: Zones): Map<string, Moment[]> {
  const moved = new Map<string, Moment[]>();
  for (const event of events) {
    const uid = valueOf(event, "UID");
    const moment = unlessUnreadable(() => instanceOf(event, zones));
    if (!moment || uid === "") continue;
    const others = moved.get(uid);
    if (others) others.push(moment);
    else moved.set(uid, [moment]);
  }
  return moved;
}

/** Which instance of a repeated entry an event stands for; null for one that stands for itself. */
function instanceOf(event: Component, zones: Zones): Moment | null {
  const property = propertyOf(event, "RECURRENCE-ID");
  if (property?.hasRange)
    throw new UnreadableEntry("It changes all later dates of another entry too, which is not read here", property.line);
  return property && momentOf(property, zones);
}

/** One entry that cannot be taken is told of, and keeps no other from being taken. */
function take(list: HolidayList, event: Component, moved: Map<string, Moment[]>, reader: Reader): void {
  const skip = (line: number | null, reason: string) =>
    list.skip(line ?? event.line, unlessUnreadable(() => nameOf(event)) ?? "", reason);
  try {
    const uid = valueOf(event, "UID");
    const isInstance = instanceOf(event, reader.zones) !== null;
    const { holidays, shortOf } = holidaysOf(event, isInstance ? [] : (moved.get(uid) ?? []), reader);
    list.add(holidays);
    if (shortOf !== null) skip(null, shortOf);
    // They are instances of one entry: whatever else bears its name pays nothing for them.
    if (!isInstance) moved.delete(uid);
  } catch (error) {
    if (!(error instanceof UnreadableEntry)) throw error;
    skip(error.line, error.message);
  }
}

function unlessUnreadable<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnreadableEntry) return null;
    throw error;
  }
}
