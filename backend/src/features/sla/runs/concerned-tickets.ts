import type { Queries } from "../../../platform/db.js";
import type { Changed } from "../engine/reapply.js";
import { countOpenTickets, openTicketIds } from "../ticket-cases.js";

/** A calendar concerns those tickets alone of which a running promise counts by an earlier version. */
const onOlder = `
  FROM sla_clocks WHERE met_at IS NULL AND cancelled_at IS NULL AND calendar_version_id = ANY (ARRAY(
    SELECT id FROM calendar_versions v WHERE calendar_id = $1
      AND EXISTS (SELECT FROM calendar_versions WHERE calendar_id = v.calendar_id AND version > v.version)))`;

/** How many tickets may have to be promised anew; a policy may come to match any open one. */
export async function countConcerned(queries: Queries, changed: Changed): Promise<number> {
  if ("policyId" in changed) return countOpenTickets(queries);
  const row = await queries.one<{ tickets: number }>(`SELECT count(DISTINCT ticket_id) AS tickets ${onOlder}`, [
    changed.calendarId,
  ]);
  return row?.tickets ?? 0;
}

/** The next of them in the order of their ids. @param limit how many at most. */
export async function nextConcerned(
  queries: Queries,
  changed: Changed,
  after: number,
  limit: number,
): Promise<number[]> {
  if ("policyId" in changed) return openTicketIds(queries, after, limit);
  const rows = await queries.rows<{ ticket_id: number }>(
    `SELECT DISTINCT ticket_id ${onOlder} AND ticket_id > $2 ORDER BY ticket_id LIMIT $3`,
    [changed.calendarId, after, limit],
  );
  return rows.map((row) => row.ticket_id);
}
