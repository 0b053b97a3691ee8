import type { Queries } from "../../../platform/db.js";
import { remember } from "../../../platform/remembered.js";
import { byHours } from "../engine/calendar/by-hours.js";
import { alwaysOpen } from "../engine/calendar/always-open.js";
import type { Calendar } from "../engine/calendar/calendar.js";
import { isAlwaysOpen } from "../engine/calendar/day-length.js";
import { openingOf, type StoredHours } from "./opening.js";

/** By `calendar_versions.key`, which no other database has: a version never changes, so what was read once holds. */
const known = remember<Calendar>(500);

export interface CalendarVersionRef {
  id: number;
  key: string;
}

interface Row extends StoredHours, CalendarVersionRef {
  name: string;
}

/**
 * The calendars of versions, by their ids. Each is read once per process and keeps the days it has worked out.
 *
 * A calendar that was renamed goes on under its earlier name in processes that know the version: hours are what counts.
 *
 * @throws Error for a version that there is none of.
 */
export async function calendarsOf(
  queries: Queries,
  versions: readonly CalendarVersionRef[],
): Promise<Map<number, Calendar>> {
  const found = new Map<number, Calendar>();
  const missing = new Set<number>();
  for (const { id, key } of versions) {
    const calendar = known.get(key);
    if (!calendar) {
      missing.add(id);
      continue;
    }
    found.set(id, calendar);
  }
  if (missing.size === 0) return found;

  for (const row of await readVersions(queries, [...missing])) {
    // Whoever read it at the same time has it already: its days are worked out once.
    const calendar = known.get(row.key) ?? calendarOf(row);
    found.set(row.id, calendar);
    known.set(row.key, calendar);
    missing.delete(row.id);
  }
  if (missing.size > 0) throw new Error(`There is no calendar version ${[...missing].join(", ")}`);
  return found;
}

const readVersions = (queries: Queries, ids: readonly number[]): Promise<Row[]> =>
  queries.rows(
    `SELECT v.id, v.key, c.name, v.time_zone AS "timeZone", v.hours, v.holidays
     FROM calendar_versions v JOIN calendars c ON c.id = v.calendar_id WHERE v.id = ANY ($1::bigint[])`,
    [ids],
  );

function calendarOf(row: Row): Calendar {
  if (row.holidays.length === 0 && isAlwaysOpen(row.hours)) return alwaysOpen(row.name, row.timeZone);
  return byHours(row.name, openingOf(row));
}
