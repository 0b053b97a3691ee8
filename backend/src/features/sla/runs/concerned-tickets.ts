import type { Queries } from "../../../platform/db.js";
import type { Changed } from "../engine/reapply.js";

const running = "FROM sla_clocks WHERE met_at IS NULL AND cancelled_at IS NULL";

/** A policy may come to match any ticket with running promises; a calendar concerns those alone that count by an earlier version. */
const onOlder = (calendarId: string) => `AND calendar_version_id = ANY (ARRAY(
  SELECT id FROM calendar_versions v WHERE calendar_id = ${calendarId}
    AND EXISTS (SELECT FROM calendar_versions WHERE calendar_id = v.calendar_id AND version > v.version)))`;

/** How many tickets may have to be promised anew. */
export async function countConcerned(queries: Queries, changed: Changed): Promise<number> {
  const row = await queries.one<{ tickets: number }>(
    `SELECT count(DISTINCT ticket_id) AS tickets ${running} ${"calendarId" in changed ? onOlder("$1") : ""}`,
    "calendarId" in changed ? [changed.calendarId] : [],
  );
  return row?.tickets ?? 0;
}

/** The next of them in the order of their ids. @param limit how many at most. */
export async function nextConcerned(
  queries: Queries,
  changed: Changed,
  after: number,
  limit: number,
): Promise<number[]> {
  const rows = await queries.rows<{ ticket_id: number }>(
    `SELECT DISTINCT ticket_id ${running} AND ticket_id > $1 ${"calendarId" in changed ? onOlder("$3") : ""}
     ORDER BY ticket_id LIMIT $2`,
    "calendarId" in changed ? [after, limit, changed.calendarId] : [after, limit],
  );
  return rows.map((row) => row.ticket_id);
}
