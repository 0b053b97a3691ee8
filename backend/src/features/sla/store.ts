import type { Work } from "../../platform/work.js";
import { isRunning, type Clock, type SlaEvent } from "./engine/types.js";

/**
 * Adds lines to a ticket's log and renews what is derived from it: the copies in `sla_clocks`, and on the ticket the
 * running clock that is due next. One statement; the ticket's row is held by the caller.
 *
 * @param clocks all clocks of the ticket, folded from its whole log, the new lines included.
 */
export async function store(
  work: Work,
  ticketId: number,
  lines: readonly SlaEvent[],
  clocks: readonly Clock[],
): Promise<void> {
  const next = nextDue(clocks);
  await work.rows(
    `WITH logged AS (
       INSERT INTO sla_events (ticket_id, metric, cycle, type, at, recorded_at, policy_version_id, data)
       SELECT $1, l.metric, l.cycle, l.type, l.at, l.recorded_at, l.policy_version_id, l.data
       FROM ROWS FROM (jsonb_to_recordset($2::jsonb) AS (metric text, cycle integer, type text, at timestamptz,
         recorded_at timestamptz, policy_version_id bigint, data jsonb)) WITH ORDINALITY AS l
       ORDER BY l.ordinality
     ), derived AS (
       INSERT INTO sla_clocks AS c (${clockColumns.join(", ")})
       SELECT ${clockColumns.join(", ")} FROM jsonb_populate_recordset(NULL::sla_clocks, $3::jsonb)
       ON CONFLICT (ticket_id, metric, cycle) DO UPDATE SET ${renewed}
     )
     UPDATE tickets SET next_due_at = $4, next_warn_at = $5
     WHERE id = $1 AND (next_due_at, next_warn_at) IS DISTINCT FROM ($4::timestamptz, $5::timestamptz)`,
    [
      ticketId,
      JSON.stringify(lines.map(eventRow)),
      JSON.stringify(clocks.map((clock) => clockRow(ticketId, clock))),
      next?.dueAt ?? null,
      next?.warnAt ?? null,
    ],
  );
}

/** The running clock that is due next; null when none has a deadline now. */
export function nextDue(clocks: readonly Clock[]): Clock | null {
  const due = clocks.filter((clock) => isRunning(clock) && clock.dueAt !== null);
  return due.reduce<Clock | null>(
    (first, clock) => (first?.dueAt && clock.dueAt && first.dueAt <= clock.dueAt ? first : clock),
    null,
  );
}

/** A line as a row of `sla_events`, but for its ticket. */
export const eventRow = (event: SlaEvent) => ({
  metric: event.metric,
  cycle: event.cycle,
  type: event.type,
  at: event.at,
  recorded_at: event.recordedAt,
  policy_version_id: event.policyVersionId,
  data: event.data,
});

/** A clock as a row of `sla_clocks`. */
export const clockRow = (ticketId: number, clock: Clock) => ({
  ticket_id: ticketId,
  metric: clock.metric,
  cycle: clock.cycle,
  policy_version_id: clock.policyVersionId,
  target_seconds: clock.targetSeconds,
  set_by_hand: clock.dueSetTo !== null,
  started_at: clock.startedAt,
  due_at: clock.dueAt,
  warn_at: clock.warnAt,
  escalate_at: clock.escalateAt,
  next_at: clock.nextAt,
  paused_at: clock.pausedAt,
  used_seconds: clock.usedSeconds,
  warned_at: clock.warnedAt,
  escalated_at: clock.escalatedAt,
  met_at: clock.metAt,
  cancelled_at: clock.cancelledAt,
  breached_at: clock.breachedAt,
  detected_at: clock.detectedAt,
});

export const clockColumns = [
  "ticket_id",
  "metric",
  "cycle",
  "policy_version_id",
  "target_seconds",
  "set_by_hand",
  "started_at",
  "due_at",
  "warn_at",
  "escalate_at",
  "next_at",
  "paused_at",
  "used_seconds",
  "warned_at",
  "escalated_at",
  "met_at",
  "cancelled_at",
  "breached_at",
  "detected_at",
] as const satisfies (keyof ReturnType<typeof clockRow>)[];

const renewed = clockColumns
  .slice(3)
  .map((column) => `${column} = EXCLUDED.${column}`)
  .join(", ");
