import type { Database } from "../../src/platform/db.js";
import { undone } from "./undone.js";

const concerned = `
  SELECT ticket_id, metric, cycle, policy_version_id, calendar_version_id, now
  FROM sla_clocks, (SELECT app_now() AS now OFFSET 0) AS clock
  WHERE met_at IS NULL AND cancelled_at IS NULL AND calendar_version_id IN (SELECT id FROM calendar_versions WHERE calendar_id = $1)`;

/** The rows that an apply writes, in as few plain statements as will do. */
const statements = [
  `CREATE TEMPORARY TABLE concerned ON COMMIT DROP AS ${concerned}`,
  `INSERT INTO sla_events (ticket_id, metric, cycle, type, at, recorded_at, policy_version_id, calendar_version_id, data)
   SELECT ticket_id, metric, cycle, 'retargeted', now, now, policy_version_id, calendar_version_id, '{"priority": "medium"}'
   FROM concerned`,
  `UPDATE sla_clocks c SET due_at = c.due_at + interval '1 hour', warn_at = c.warn_at + interval '1 hour',
     next_at = c.next_at + interval '1 hour', pending = c.pending || '[]'
   FROM concerned k WHERE (c.ticket_id, c.metric, c.cycle) = (k.ticket_id, k.metric, k.cycle)`,
  `UPDATE tickets t SET next_due_at = t.next_due_at + interval '1 hour', next_warn_at = t.next_warn_at + interval '1 hour'
   FROM (SELECT DISTINCT ticket_id FROM concerned) k WHERE t.id = k.ticket_id`,
  `INSERT INTO events (type, ticket_id, actor_kind, is_internal, data, created_at)
   SELECT DISTINCT 'sla.retargeted', ticket_id, 'system', true, '{"by": "calendar"}'::jsonb, now FROM concerned`,
];

/**
 * The floor of a calendar that is applied: its rows written at one go by the tables' owner, and undone.
 *
 * @returns milliseconds, without the undoing.
 */
export const rawApply = (owner: Database, calendarId: number): Promise<number> =>
  undone(owner.transaction<never>, async (tx) => {
    for (const sql of statements) await tx.rows(sql, sql.includes("$1") ? [calendarId] : []);
  });
