import type { Work } from "../../platform/work.js";
import { isRunning, type Clock, type SlaEvent } from "./engine/types.js";

/** What is to be written about one ticket: new lines of its log, and all clocks folded from the whole of it. */
export interface Bookkeeping {
  ticketId: number;
  lines: readonly SlaEvent[];
  clocks: readonly Clock[];
}

/**
 * Adds lines to tickets' logs and renews what is derived from them: the copies in `sla_clocks`, and on each ticket the
 * running clock that is due next. One statement; the tickets' rows are held by the caller.
 */
export async function store(work: Work, tickets: readonly Bookkeeping[]): Promise<void> {
  if (tickets.length === 0) return;
  await work.rows(storeSql, [
    JSON.stringify(
      tickets.flatMap(({ ticketId, lines }) => lines.map((line) => ({ ticket_id: ticketId, ...eventRow(line) }))),
    ),
    JSON.stringify(
      tickets.flatMap(({ ticketId, lines, clocks }) =>
        clocks.filter((clock) => mayHaveChanged(clock, lines)).map((clock) => clockRow(ticketId, clock)),
      ),
    ),
    JSON.stringify(tickets.map(({ ticketId, clocks }) => ({ id: ticketId, ...nextOf(clocks) }))),
  ]);
}

/** Clocks that were settled before stay as they are: most of a long life is not even sent. */
const mayHaveChanged = (clock: Clock, lines: readonly SlaEvent[]): boolean =>
  isRunning(clock) || lines.some(({ metric, cycle }) => metric === clock.metric && cycle === clock.cycle);

/** A line as a row of `sla_events`, but for its ticket. */
export const eventRow = (event: SlaEvent) => ({
  metric: event.metric,
  cycle: event.cycle,
  type: event.type,
  at: event.at,
  recorded_at: event.recordedAt,
  policy_version_id: event.policyVersionId,
  calendar_version_id: event.calendarVersionId,
  step: event.step,
  data: event.data,
});

/** A clock as a row of `sla_clocks`. */
export const clockRow = (ticketId: number, clock: Clock) => ({
  ticket_id: ticketId,
  metric: clock.metric,
  cycle: clock.cycle,
  policy_version_id: clock.policyVersionId,
  calendar_version_id: clock.calendarVersionId,
  target_seconds: clock.targetSeconds,
  set_by_hand: clock.dueSetTo !== null,
  statutory: clock.statutory,
  started_at: clock.startedAt,
  due_at: clock.dueAt,
  warn_at: clock.warnAt,
  pending: clock.pending,
  next_at: clock.pending[0]?.at ?? null,
  paused_at: clock.pausedAt,
  used_seconds: clock.usedSeconds,
  met_at: clock.metAt,
  cancelled_at: clock.cancelledAt,
  breached_at: clock.breachedAt,
  detected_at: clock.detectedAt,
});

/** The running clock that is due next, as the ticket's row carries it. */
export function nextOf(clocks: readonly Clock[]): { due_at: Date | null; warn_at: Date | null } {
  const next = clocks.reduce<Clock | null>((first, clock) => {
    if (!isRunning(clock) || !clock.dueAt) return first;
    return first?.dueAt && first.dueAt <= clock.dueAt ? first : clock;
  }, null);
  return { due_at: next?.dueAt ?? null, warn_at: next?.warnAt ?? null };
}

export const eventColumns = "metric, cycle, type, at, recorded_at, policy_version_id, calendar_version_id, step, data";
/** The columns of a line in a JSON array of them, with their types. */
export const eventRecord =
  "metric text, cycle integer, type text, at timestamptz, recorded_at timestamptz, policy_version_id bigint, calendar_version_id bigint, step text, data jsonb";

export const clockColumns = [
  "ticket_id",
  "metric",
  "cycle",
  "policy_version_id",
  "calendar_version_id",
  "target_seconds",
  "set_by_hand",
  "statutory",
  "started_at",
  "due_at",
  "warn_at",
  "pending",
  "next_at",
  "paused_at",
  "used_seconds",
  "met_at",
  "cancelled_at",
  "breached_at",
  "detected_at",
] as const satisfies (keyof ReturnType<typeof clockRow>)[];

const renewed = clockColumns
  .slice(3)
  .map((column) => `${column} = EXCLUDED.${column}`)
  .join(", ");

const storeSql = `
  WITH logged AS (
    INSERT INTO sla_events (ticket_id, ${eventColumns})
    SELECT l.ticket_id, ${eventColumns}
    FROM ROWS FROM (jsonb_to_recordset($1::jsonb) AS (ticket_id bigint, ${eventRecord})) WITH ORDINALITY AS l
    ORDER BY l.ordinality
  ), derived AS (
    INSERT INTO sla_clocks AS c (${clockColumns.join(", ")})
    SELECT ${clockColumns.join(", ")} FROM jsonb_populate_recordset(NULL::sla_clocks, $2::jsonb)
    ON CONFLICT (ticket_id, metric, cycle) DO UPDATE SET ${renewed}
    WHERE c.met_at IS NULL AND (c.cancelled_at IS NULL OR EXCLUDED.cancelled_at IS NULL)
  )
  UPDATE tickets t SET next_due_at = n.due_at, next_warn_at = n.warn_at
  FROM jsonb_to_recordset($3::jsonb) AS n (id bigint, due_at timestamptz, warn_at timestamptz)
  WHERE t.id = n.id AND (t.next_due_at, t.next_warn_at) IS DISTINCT FROM (n.due_at, n.warn_at)`;
