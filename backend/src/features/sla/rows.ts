import type { Metric, SlaClock } from "../../contract/index.js";
import { alwaysOpen } from "./engine/calendar/calendar.js";
import { presentClock } from "./presenter.js";

/** The clock that a ticket's row shows, as `nextClockJoin` reads it; all null where none is open. */
export interface NextClockRow {
  sla_metric: Metric | null;
  sla_cycle: number;
  sla_target_seconds: number;
  sla_used_seconds: number;
  sla_paused_at: Date | null;
  sla_due_at: Date | null;
  sla_warn_at: Date | null;
  sla_breached_at: Date | null;
  sla_calendar: string;
  sla_time_zone: string;
}

export const nextClockColumns = `
  k.metric AS sla_metric, k.cycle AS sla_cycle, k.target_seconds AS sla_target_seconds, k.used_seconds AS sla_used_seconds,
  k.paused_at AS sla_paused_at, k.due_at AS sla_due_at, k.warn_at AS sla_warn_at, k.breached_at AS sla_breached_at,
  k.calendar_name AS sla_calendar, k.time_zone AS sla_time_zone`;

/**
 * Joins to each ticket the clock its row shows: the running one that is due next, else the one that stands still.
 *
 * @param ticketId an SQL expression.
 */
export const nextClockJoin = (ticketId: string): string => `
  LEFT JOIN LATERAL (
    SELECT k.*, c.name AS calendar_name, c.time_zone
    FROM sla_clocks k JOIN sla_policy_versions v ON v.id = k.policy_version_id JOIN calendars c ON c.id = v.calendar_id
    WHERE k.ticket_id = ${ticketId} AND k.met_at IS NULL AND k.cancelled_at IS NULL
    ORDER BY k.due_at NULLS LAST, k.metric
    LIMIT 1
  ) k ON true`;

export function presentNextClock(row: NextClockRow, now: Date): SlaClock | null {
  if (row.sla_metric === null) return null;
  const clock = {
    metric: row.sla_metric,
    cycle: row.sla_cycle,
    targetSeconds: row.sla_target_seconds,
    usedSeconds: row.sla_used_seconds,
    pausedAt: row.sla_paused_at,
    dueAt: row.sla_due_at,
    warnAt: row.sla_warn_at,
    metAt: null,
    cancelledAt: null,
    breachedAt: row.sla_breached_at,
  };
  return presentClock(clock, alwaysOpen(row.sla_calendar, row.sla_time_zone), now);
}
