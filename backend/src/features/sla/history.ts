import type { Metric } from "../../contract/index.js";
import type { Queries } from "../../platform/db.js";
import type { SlaEvent } from "./engine/types.js";
import {
  calendarRefs,
  newestCalendarRefs,
  openRulebook,
  policyRefs,
  type CalendarRef,
  type NamedRulebook,
} from "./rulebook.js";
import type { PolicyVersionRef } from "./policies/known-versions.js";

/** A ticket's log with all that it speaks of: what its due times depend on. */
export interface SlaHistory {
  events: SlaEvent[];
  book: NamedRulebook;
}

/** Rows as PostgreSQL writes them into JSON. */
export interface EventJson {
  metric: Metric;
  cycle: number;
  type: SlaEvent["type"];
  at: string;
  recorded_at: string;
  policy_version_id: number;
  calendar_version_id: number;
  step: string;
  data: SlaEvent["data"];
}

export interface HistoryJson {
  sla_events: EventJson[] | null;
  sla_policies: PolicyVersionRef[] | null;
  sla_calendars: CalendarRef[] | null;
  sla_newest: CalendarRef[] | null;
}

/**
 * Select items that hand a ticket's history to `parseHistory`, for reading it together with other things.
 *
 * @param ticketId an SQL expression.
 */
export const historyColumns = (ticketId: string): string => `
  (SELECT json_agg(e ORDER BY e.id) FROM sla_events e WHERE e.ticket_id = ${ticketId}) AS sla_events,
  ${policyRefs(`v.id IN (SELECT k.policy_version_id FROM sla_events k WHERE k.ticket_id = ${ticketId})`)} AS sla_policies,
  ${calendarRefs(`cv.id IN (SELECT k.calendar_version_id FROM sla_events k WHERE k.ticket_id = ${ticketId})`)} AS sla_calendars,
  ${newestCalendarRefs} AS sla_newest`;

/** A ticket's history. Whoever is going to add to it holds the ticket's row first: that lock stands for all of it. */
export async function loadHistory(queries: Queries, ticketId: number): Promise<SlaHistory> {
  const row = await queries.one<HistoryJson>(`SELECT ${historyColumns("$1::bigint")}`, [ticketId]);
  if (!row) throw new Error("A query without a table has no row");
  return parseHistory(queries, row);
}

/** @param also policy versions that the rulebook is to know besides those of the log. */
export async function parseHistory(
  queries: Queries,
  json: HistoryJson,
  also: readonly PolicyVersionRef[] = [],
): Promise<SlaHistory> {
  const refs = { policies: [...(json.sla_policies ?? []), ...also], calendars: json.sla_calendars ?? [] };
  return {
    events: (json.sla_events ?? []).map(parseEvent),
    book: await openRulebook(queries, refs, json.sla_newest ?? []),
  };
}

export function parseEvent(row: EventJson): SlaEvent {
  return {
    metric: row.metric,
    cycle: row.cycle,
    type: row.type,
    at: new Date(row.at),
    recordedAt: new Date(row.recorded_at),
    policyVersionId: row.policy_version_id,
    calendarVersionId: row.calendar_version_id,
    step: row.step,
    data: row.data,
  };
}
