import type { Queries } from "../../../platform/db.js";
import { lastChangeOf } from "../../desk/index.js";
import type { CalendarVersion, ListedCalendar, SavedCalendar } from "./models.js";

/** Versions shown of one calendar. Older ones stay, for the promises that were made by them. */
const VERSIONS_SHOWN = 100;

/** Policies that count by a calendar now: as their own, or as the jurisdiction's of a date by law. */
const usedBy = `coalesce((
  SELECT json_agg(json_build_object('id', p.id, 'name', p.name) ORDER BY p.position, p.id)
  FROM sla_policies p CROSS JOIN LATERAL (
    SELECT id, calendar_id FROM sla_policy_versions WHERE policy_id = p.id ORDER BY version DESC LIMIT 1) pv
  WHERE p.deleted_at IS NULL
    AND (pv.calendar_id = c.id OR EXISTS (SELECT FROM sla_targets t WHERE t.version_id = pv.id AND t.calendar_id = c.id))), '[]')`;

const listed = `c.id, c.name, c.version, v.time_zone AS "timeZone", v.hours,
  jsonb_array_length(v.holidays) AS "holidayCount", ${usedBy} AS "usedBy"`;

const fromCalendars = `calendars c CROSS JOIN LATERAL (
  SELECT version, time_zone, hours, holidays FROM calendar_versions WHERE calendar_id = c.id ORDER BY version DESC LIMIT 1) v`;

/** By name, without those that were deleted. */
export const listCalendars = (queries: Queries): Promise<ListedCalendar[]> =>
  queries.rows(`SELECT ${listed} FROM ${fromCalendars} WHERE c.deleted_at IS NULL ORDER BY lower(c.name)`);

/** Null where there is none, or none any more. */
export const readCalendar = (queries: Queries, id: number): Promise<SavedCalendar | null> =>
  queries.one(
    `SELECT ${listed}, v.holidays, v.version AS "hoursVersion", ${lastChangeOf("c.")} AS changed, app_now() AS "readAt"
     FROM ${fromCalendars} WHERE c.id = $1 AND c.deleted_at IS NULL`,
    [id],
  );

/** The same, held until the transaction ends: also against policies that are about to choose it. */
export async function lockCalendar(queries: Queries, id: number): Promise<SavedCalendar | null> {
  await queries.rows("SELECT 1 FROM calendars WHERE id = $1 FOR UPDATE", [id]);
  return readCalendar(queries, id);
}

/** What a calendar was, newest first. */
export const listVersions = (queries: Queries, id: number): Promise<CalendarVersion[]> =>
  queries.rows(
    `SELECT v.version, v.time_zone AS "timeZone", v.hours, v.holidays, v.created_at AS "createdAt", p.full_name AS "createdBy"
     FROM calendar_versions v LEFT JOIN people p ON p.id = v.created_by
     WHERE v.calendar_id = $1 ORDER BY v.version DESC LIMIT ${VERSIONS_SHOWN}`,
    [id],
  );

/**
 * Open tickets with a promise that is still counted by an earlier version of a calendar. Only those under policies that
 * have ever counted by it are looked at, in the index of the open workload: with a million running clocks a twentieth of
 * a second where few are behind.
 */
export async function ticketsOnOlder(queries: Queries, { id, hoursVersion }: SavedCalendar): Promise<number> {
  const row = await queries.one<{ tickets: number }>(
    `SELECT count(DISTINCT k.ticket_id)::integer AS tickets FROM sla_clocks k
     WHERE k.met_at IS NULL AND k.cancelled_at IS NULL
       AND k.policy_version_id = ANY (ARRAY(
         SELECT v.id FROM sla_policy_versions v
         WHERE v.calendar_id = $1 OR EXISTS (SELECT FROM sla_targets t WHERE t.version_id = v.id AND t.calendar_id = $1)))
       AND k.calendar_version_id = ANY (ARRAY(SELECT id FROM calendar_versions WHERE calendar_id = $1 AND version < $2))`,
    [id, hoursVersion],
  );
  return row?.tickets ?? 0;
}
