import type { Metric, SlaClock } from "../../contract/index.js";
import type { Queries } from "../../platform/db.js";
import { calendarsOf } from "./calendars/known-calendars.js";
import { presentClock } from "./presenter.js";

/** The clock that a ticket's row shows, as `nextClockJoin` reads it; all null where none is open. */
export interface NextClockRow {
  sla_metric: Metric | null;
  sla_cycle: number;
  sla_target_seconds: number;
  sla_used_seconds: number;
  sla_statutory: boolean;
  sla_paused_at: Date | null;
  sla_due_at: Date | null;
  sla_warn_at: Date | null;
  sla_breached_at: Date | null;
  sla_calendar_version_id: number;
  sla_calendar_key: string;
}

export const nextClockColumns = `
  k.metric AS sla_metric, k.cycle AS sla_cycle, k.target_seconds AS sla_target_seconds, k.used_seconds AS sla_used_seconds,
  k.statutory AS sla_statutory, k.paused_at AS sla_paused_at, k.due_at AS sla_due_at, k.warn_at AS sla_warn_at,
  k.breached_at AS sla_breached_at, k.calendar_version_id AS sla_calendar_version_id, k.calendar_key AS sla_calendar_key`;

/**
 * Joins to each ticket the clock its row shows: the running one that is due next, else the one that stands still.
 *
 * @param ticketId an SQL expression.
 */
export const nextClockJoin = (ticketId: string): string => `
  LEFT JOIN LATERAL (
    SELECT k.*, cv.key AS calendar_key
    FROM sla_clocks k JOIN calendar_versions cv ON cv.id = k.calendar_version_id
    WHERE k.ticket_id = ${ticketId} AND k.met_at IS NULL AND k.cancelled_at IS NULL
    ORDER BY k.due_at NULLS LAST, k.metric
    LIMIT 1
  ) k ON true`;

/** The clocks of rows, as of `now`; null where none is open. */
export async function presentNextClocks(
  queries: Queries,
  rows: readonly NextClockRow[],
  now: Date,
): Promise<(SlaClock | null)[]> {
  const refs = rows
    .filter((row) => row.sla_metric !== null)
    .map((row) => ({ id: row.sla_calendar_version_id, key: row.sla_calendar_key }));
  const calendars = await calendarsOf(queries, refs);
  return rows.map((row) => {
    const calendar = calendars.get(row.sla_calendar_version_id);
    if (row.sla_metric === null || !calendar) return null;
    return presentClock(
      {
        metric: row.sla_metric,
        cycle: row.sla_cycle,
        targetSeconds: row.sla_target_seconds,
        usedSeconds: row.sla_used_seconds,
        statutory: row.sla_statutory,
        pausedAt: row.sla_paused_at,
        dueAt: row.sla_due_at,
        warnAt: row.sla_warn_at,
        metAt: null,
        cancelledAt: null,
        breachedAt: row.sla_breached_at,
      },
      calendar,
      now,
    );
  });
}
