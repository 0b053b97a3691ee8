import type { Metric } from "../../contract/index.js";
import { addEventsJobs } from "../../platform/event-jobs.js";
import type { Queries } from "../../platform/db.js";
import type { TicketAudience } from "../../platform/events.js";
import type { Work } from "../../platform/work.js";

/** A step that came due, as it was recorded. */
export interface DueStep {
  eventId: number;
  type: "sla.warned" | "sla.breached" | "sla.escalation_due";
  ticketId: number;
  version: number;
  metric: Metric;
  cycle: number;
  /** Of a warning the percentage, of an escalation its level in the chain. */
  step: string;
  policyVersionId: number;
  audience: TicketAudience;
}

export interface Noticed {
  /** How many clocks were taken; fewer than asked for: none is left. */
  clocks: number;
  steps: DueStep[];
}

interface NoticedRow {
  event_id: number | null;
  type: DueStep["type"];
  ticket_id: number;
  metric: Metric;
  cycle: number;
  step: string;
  policy_version_id: number;
  version: number;
  customer_id: number;
  assignee_id: number | null;
  team_id: number | null;
  department_id: number | null;
  hidden: boolean;
  clocks: number;
}

/**
 * Everything that is due, found and written down in one statement: the clocks, the log, the events and the jobs that
 * follow from them. The ticket's row is held together with its clock's, as every command does, and what somebody
 * else holds is left for the next round; so any number of processes may ask at once and each step is taken once.
 * After a breach nobody is warned of it any more. A clock that a held message would settle is left alone until that is sent or undone.
 */
const noticeSql = `
  WITH due AS MATERIALIZED (
    SELECT c.ticket_id, c.metric, c.cycle, c.due_at, c.pending, c.policy_version_id, c.calendar_version_id,
           t.version, t.customer_id, t.assignee_id, t.team_id, t.department_id, t.hidden_at IS NOT NULL AS hidden
    FROM sla_clocks c JOIN tickets t ON t.id = c.ticket_id
    WHERE c.next_at <= $1 AND c.held_since IS NULL
    ORDER BY c.next_at
    LIMIT $2
    FOR NO KEY UPDATE OF t SKIP LOCKED
    FOR UPDATE OF c SKIP LOCKED
  ), sorted AS MATERIALIZED (
    SELECT due.*, rest.pending AS rest, rest.breaches
    FROM due CROSS JOIN LATERAL (
      SELECT coalesce(jsonb_agg(s.value ORDER BY s.ordinality) FILTER (WHERE (s.value->>'at')::timestamptz > $1), '[]') AS pending,
             bool_or(s.value->>'type' = 'breached' AND (s.value->>'at')::timestamptz <= $1) AS breaches
      FROM jsonb_array_elements(due.pending) WITH ORDINALITY AS s
    ) AS rest
  ), moved AS (
    UPDATE sla_clocks c
    SET breached_at = CASE WHEN s.breaches THEN s.due_at ELSE c.breached_at END,
        detected_at = CASE WHEN s.breaches THEN $1 ELSE c.detected_at END,
        pending = s.rest,
        next_at = (s.rest->0->>'at')::timestamptz
    FROM sorted s WHERE (c.ticket_id, c.metric, c.cycle) = (s.ticket_id, s.metric, s.cycle)
  ), steps AS (
    SELECT sorted.*, step.type, step.step, CASE WHEN step.type = 'breached' THEN sorted.due_at ELSE step.at END AS at
    FROM sorted CROSS JOIN LATERAL jsonb_to_recordset(sorted.pending) AS step (type text, step text, at timestamptz)
    WHERE step.at <= $1 AND NOT (step.type = 'warned' AND sorted.breaches)
  ), logged AS (
    INSERT INTO sla_events (ticket_id, metric, cycle, type, step, at, recorded_at, policy_version_id, calendar_version_id)
    SELECT ticket_id, metric, cycle, type, step, at, $1, policy_version_id, calendar_version_id FROM steps ORDER BY at
  ), told AS (
    INSERT INTO events (type, ticket_id, actor_kind, is_internal, data, created_at)
    SELECT CASE type WHEN 'escalated' THEN 'sla.escalation_due' ELSE 'sla.' || type END, ticket_id, 'system', true,
           jsonb_build_object('metric', metric, 'cycle', cycle, 'step', step, 'policy_version_id', policy_version_id,
                              'due_at', to_char(due_at AT TIME ZONE 'UTC', $5)), $1
    FROM steps ORDER BY at
    RETURNING id, type, ticket_id, data
  ), reactions AS (
    SELECT told.id AS event_id, r.consumer
    FROM told JOIN unnest($3::text[], $4::text[]) AS r (type, consumer) ON r.type = told.type
    ORDER BY told.id
  )
  SELECT told.id AS event_id, told.type, due.ticket_id, due.metric, due.cycle, told.data->>'step' AS step,
         due.policy_version_id, due.version, due.customer_id, due.assignee_id, due.team_id, due.department_id, due.hidden,
         (SELECT count(*) FROM due) AS clocks,
         ${addEventsJobs("reactions")} AS jobs
  FROM due LEFT JOIN told
    ON (told.ticket_id, told.data->>'metric', (told.data->>'cycle')::integer) = (due.ticket_id, due.metric, due.cycle)
  ORDER BY told.id`;

/** JSON's way of writing an instant in UTC, for to_char. */
const isoFormat = 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"';

/** Whether there is anything to record: what nearly every second asks, and all that such a second costs. */
export async function isAnythingDue(queries: Queries): Promise<boolean> {
  const row = await queries.one("SELECT 1 FROM sla_clocks WHERE next_at <= app_now() AND held_since IS NULL LIMIT 1");
  return row !== null;
}

/**
 * Records the warnings, breaches and escalation steps that are due at `work.now`, at most `limit` clocks of them.
 *
 * @param consumersOf what reacts to an event of a type; asked only where the work has reactions.
 */
export async function noticeDue(
  work: Work,
  consumersOf: (type: string) => readonly string[],
  limit: number,
): Promise<Noticed> {
  const types = work.reactions === "none" ? [] : ["sla.warned", "sla.breached", "sla.escalation_due"];
  const reactions = types.flatMap((type) => consumersOf(type).map((consumer) => ({ type, consumer })));
  const rows = await work.rows<NoticedRow>(noticeSql, [
    work.now,
    limit,
    reactions.map(({ type }) => type),
    reactions.map(({ consumer }) => consumer),
    isoFormat,
  ]);
  return {
    clocks: rows[0]?.clocks ?? 0,
    steps: rows.flatMap((row) => (row.event_id === null ? [] : [toStep(row.event_id, row)])),
  };
}

function toStep(eventId: number, row: NoticedRow): DueStep {
  const audience = {
    customerId: row.customer_id,
    assigneeId: row.assignee_id,
    teamId: row.team_id,
    departmentId: row.department_id,
    hidden: row.hidden,
  };
  return {
    eventId,
    type: row.type,
    ticketId: row.ticket_id,
    version: row.version,
    metric: row.metric,
    cycle: row.cycle,
    step: row.step,
    policyVersionId: row.policy_version_id,
    audience,
  };
}
