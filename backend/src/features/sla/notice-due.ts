import type { Metric } from "../../contract/index.js";
import { addEventJobs } from "../../platform/event-jobs.js";
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
 * A breach counts only after its instant: done at that very instant is in time.
 */
const noticeSql = `
  WITH due AS MATERIALIZED (
    SELECT c.ticket_id, c.metric, c.cycle, c.due_at, c.warn_at, c.escalate_at, c.warned_at, c.breached_at,
           t.version, t.customer_id, t.assignee_id, t.team_id, t.department_id, t.hidden_at IS NOT NULL AS hidden,
           c.breached_at IS NULL AND c.due_at < $1 AS breaches,
           c.breached_at IS NULL AND NOT coalesce(c.due_at < $1, false) AND c.warned_at IS NULL AND c.warn_at <= $1 AS warns,
           c.escalate_at <= $1 AS escalates
    FROM sla_clocks c JOIN tickets t ON t.id = c.ticket_id
    WHERE c.next_at <= $1 AND (c.next_at < $1 OR c.due_at IS DISTINCT FROM c.next_at OR c.breached_at IS NOT NULL)
    ORDER BY c.next_at
    LIMIT $2
    FOR NO KEY UPDATE OF t SKIP LOCKED
    FOR UPDATE OF c SKIP LOCKED
  ), moved AS (
    UPDATE sla_clocks c
    SET warned_at = CASE WHEN due.warns THEN due.warn_at ELSE c.warned_at END,
        breached_at = CASE WHEN due.breaches THEN due.due_at ELSE c.breached_at END,
        detected_at = CASE WHEN due.breaches THEN $1 ELSE c.detected_at END,
        escalated_at = CASE WHEN due.escalates THEN due.escalate_at ELSE c.escalated_at END,
        escalate_at = CASE WHEN due.escalates THEN NULL ELSE c.escalate_at END,
        next_at = least(
          CASE WHEN NOT due.breaches AND due.breached_at IS NULL THEN c.due_at END,
          CASE WHEN NOT due.breaches AND NOT due.warns AND due.breached_at IS NULL AND c.warned_at IS NULL THEN c.warn_at END,
          CASE WHEN NOT due.escalates THEN c.escalate_at END)
    FROM due WHERE (c.ticket_id, c.metric, c.cycle) = (due.ticket_id, due.metric, due.cycle)
  ), steps AS (
    SELECT due.*, step.*
    FROM due CROSS JOIN LATERAL (VALUES
      ('warned', 'sla.warned', due.warn_at, due.warns),
      ('escalated', 'sla.escalation_due', due.escalate_at, due.escalates),
      ('breached', 'sla.breached', due.due_at, due.breaches)
    ) AS step (log_type, event_type, at, happens)
    WHERE step.happens
  ), logged AS (
    INSERT INTO sla_events (ticket_id, metric, cycle, type, at, recorded_at)
    SELECT ticket_id, metric, cycle, log_type, at, $1 FROM steps ORDER BY at
  ), told AS (
    INSERT INTO events (type, ticket_id, actor_kind, is_internal, data, created_at)
    SELECT event_type, ticket_id, 'system', true,
           jsonb_build_object('metric', metric, 'cycle', cycle, 'due_at', to_char(due_at AT TIME ZONE 'UTC', $4)), $1
    FROM steps ORDER BY at
    RETURNING id, type, ticket_id, data
  )
  SELECT told.id AS event_id, told.type, due.ticket_id, due.metric, due.cycle, due.version,
         due.customer_id, due.assignee_id, due.team_id, due.department_id, due.hidden,
         (SELECT count(*) FROM due) AS clocks,
         ${addEventJobs("told.id", "jsonb_array_elements_text($3::jsonb -> told.type)")} AS jobs
  FROM due LEFT JOIN told
    ON (told.ticket_id, told.data->>'metric', (told.data->>'cycle')::integer) = (due.ticket_id, due.metric, due.cycle)
  ORDER BY told.id`;

/** JSON's way of writing an instant in UTC, for to_char. */
const isoFormat = 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"';

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
  const types = ["sla.warned", "sla.breached", "sla.escalation_due"];
  const consumers = work.reactions === "none" ? {} : Object.fromEntries(types.map((type) => [type, consumersOf(type)]));
  const rows = await work.rows<NoticedRow>(noticeSql, [work.now, limit, JSON.stringify(consumers), isoFormat]);
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
    audience,
  };
}
