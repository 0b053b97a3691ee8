import type { Database } from "../../src/platform/db.js";
import { undone } from "./undone.js";

const dueClocks = `
  SELECT ticket_id, metric, cycle, policy_version_id, calendar_version_id, due_at, now
  FROM sla_clocks, (SELECT app_now() AS now OFFSET 0) AS clock WHERE next_at <= now`;

/** The rows that a wave writes, in as few plain statements as will do. */
const statements = (jobsEach: number) => [
  `CREATE TEMPORARY TABLE wave ON COMMIT DROP AS ${dueClocks}`,
  `UPDATE sla_clocks c SET breached_at = c.due_at, detected_at = now, pending = '[]', next_at = NULL
   FROM wave w WHERE (c.ticket_id, c.metric, c.cycle) = (w.ticket_id, w.metric, w.cycle)`,
  `INSERT INTO sla_events (ticket_id, metric, cycle, type, at, recorded_at, policy_version_id, calendar_version_id)
   SELECT ticket_id, metric, cycle, 'breached', due_at, now, policy_version_id, calendar_version_id FROM wave`,
  `INSERT INTO events (type, ticket_id, actor_kind, is_internal, data, created_at)
   SELECT 'sla.breached', ticket_id, 'system', true, jsonb_build_object('metric', metric, 'cycle', cycle), now FROM wave`,
  `INSERT INTO graphile_worker._private_jobs (task_id, payload)
   SELECT t.id, json_build_object('event_id', w.ticket_id)
   FROM wave w, (SELECT id FROM graphile_worker._private_tasks ORDER BY id LIMIT ${jobsEach}) AS t`,
];

/**
 * The floor of a wave: its rows written at one go by the tables' owner, and undone.
 *
 * @returns milliseconds, without the undoing.
 */
export const rawWave = (owner: Database, jobsEach: number): Promise<number> =>
  undone(owner.transaction<never>, async (tx) => {
    for (const sql of statements(jobsEach)) await tx.rows(sql);
  });
