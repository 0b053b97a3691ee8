import type { SlaRun } from "../../../contract/index.js";
import type { Queries } from "../../../platform/db.js";
import type { Changed } from "../engine/reapply.js";

export interface Run {
  id: number;
  changed: Changed;
  state: "running" | "done";
  total: number;
  lastTicketId: number;
}

interface RunRow {
  id: number;
  policy_id: number | null;
  calendar_id: number | null;
  state: Run["state"];
  total: number;
  last_ticket_id: number;
}

/**
 * A run, held until the transaction ends: of two workers the second goes on where the first one left off, and nobody begins it
 * anew in between. Its row stays free: batches count in it what they have changed.
 */
export async function holdRun(queries: Queries, id: number): Promise<Run | null> {
  await queries.rows("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`sla run ${id}`]);
  const row = await queries.one<RunRow>(
    "SELECT id, policy_id, calendar_id, state, total, last_ticket_id FROM sla_runs WHERE id = $1",
    [id],
  );
  if (!row) return null;
  const { policy_id: policyId, calendar_id: calendarId } = row;
  const changed = policyId === null ? (calendarId === null ? null : { calendarId }) : { policyId };
  if (!changed) throw new Error(`Run ${id} is of nothing`);
  return { id, changed, state: row.state, total: row.total, lastTicketId: row.last_ticket_id };
}

interface ShownRun extends Omit<SlaRun, "created_at" | "finished_at"> {
  created_at: Date;
  finished_at: Date | null;
}

const shown = `
  SELECT r.id, r.state, r.total, r.done, r.changed, r.created_at, r.finished_at,
         CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id, 'name', p.name) END AS policy,
         CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'name', c.name) END AS calendar
  FROM sla_runs r LEFT JOIN sla_policies p ON p.id = r.policy_id LEFT JOIN calendars c ON c.id = r.calendar_id`;

const present = (row: ShownRun): SlaRun => ({
  ...row,
  created_at: row.created_at.toISOString(),
  finished_at: row.finished_at?.toISOString() ?? null,
});

const SHOWN = 20;

/** The latest runs, the newest first. */
export const listRuns = async (queries: Queries): Promise<SlaRun[]> =>
  (await queries.rows<ShownRun>(`${shown} ORDER BY r.id DESC LIMIT ${SHOWN}`)).map(present);

export async function readRun(queries: Queries, id: number): Promise<SlaRun | null> {
  const row = await queries.one<ShownRun>(`${shown} WHERE r.id = $1`, [id]);
  return row && present(row);
}

/** What a run's events are about. */
export const objectOfRun = (changed: Changed): { kind: string; id: number } =>
  "policyId" in changed ? { kind: "sla_policy", id: changed.policyId } : { kind: "calendar", id: changed.calendarId };
