import type { Status } from "../../contract/index.js";
import type { Queries } from "../../platform/db.js";
import type { MatchFacts } from "./engine/match.js";
import type { SlaEvent } from "./engine/types.js";
import { parseEvent, type EventJson } from "./history.js";
import {
  factsColumns,
  offerColumns,
  offerOf,
  parseFacts,
  type FactsRow,
  type Offer,
  type OfferJson,
} from "./policies/ordered.js";
import type { PolicyVersionRef } from "./policies/known-versions.js";
import { receivedColumn } from "./ticket-case.js";
import { calendarRefs, openRulebook, policyRefs, type CalendarRef } from "./rulebook.js";

/** One of many tickets with what decides about its promises; what is on offer is the same for all. */
export interface OpenTicket {
  id: number;
  subject: string;
  status: Status;
  receivedAt: Date | null;
  version: number;
  customerId: number;
  assigneeId: number | null;
  teamId: number | null;
  departmentId: number | null;
  facts: MatchFacts;
  events: SlaEvent[];
}

export interface OpenTickets extends Offer {
  tickets: OpenTicket[];
}

interface TicketRow extends FactsRow {
  id: number;
  subject: string;
  status: Status;
  received_at: Date | null;
  version: number;
  customer_id: number;
  assignee_id: number | null;
  team_id: number | null;
  sla_events: EventJson[] | null;
}

interface RefsRow extends OfferJson {
  policies: PolicyVersionRef[] | null;
  calendars: CalendarRef[] | null;
}

/** Which tickets `t` are being worked on: those that may be promised something, also where nothing is so far. */
const isOpenTicket = "t.status IN ('new', 'in_progress', 'pending', 'on_hold') AND t.hidden_at IS NULL";

export async function countOpenTickets(queries: Queries): Promise<number> {
  const row = await queries.one<{ tickets: number }>(`SELECT count(*) AS tickets FROM tickets t WHERE ${isOpenTicket}`);
  return row?.tickets ?? 0;
}

/**
 * Open tickets in the order of their ids, right after one.
 *
 * @param limit how many at most.
 */
export const openTicketIds = (queries: Queries, after: number, limit: number): Promise<number[]> =>
  idsOf(queries, "t.id > $1 ORDER BY t.id", after, limit);

/** The same backwards: the newest first, then those right before one. */
export const newestOpenTicketIds = (queries: Queries, before: number | null, limit: number): Promise<number[]> =>
  idsOf(queries, "($1::bigint IS NULL OR t.id < $1::bigint) ORDER BY t.id DESC", before, limit);

async function idsOf(queries: Queries, which: string, from: number | null, limit: number): Promise<number[]> {
  const rows = await queries.rows<{ id: number }>(
    `SELECT t.id FROM tickets t WHERE ${isOpenTicket} AND ${which} LIMIT $2`,
    [from, limit],
  );
  return rows.map(({ id }) => id);
}

/** Many tickets at once, in the order of their ids, without what was hidden meanwhile: two statements, however many. */
export async function loadOpenTickets(queries: Queries, ids: readonly number[]): Promise<OpenTickets> {
  const rows = await queries.rows<TicketRow>(
    `SELECT t.id, t.subject, t.status, ${receivedColumn}, t.version, t.customer_id, t.assignee_id, t.team_id, ${factsColumns},
            (SELECT json_agg(e ORDER BY e.id) FROM sla_events e WHERE e.ticket_id = t.id) AS sla_events
     FROM tickets t JOIN people customer ON customer.id = t.customer_id 
     WHERE t.id = ANY ($1::bigint[]) AND t.hidden_at IS NULL ORDER BY t.id`,
    [ids],
  );
  const ofThese = "SELECT * FROM sla_events WHERE ticket_id = ANY ($1::bigint[])";
  const refs = await queries.one<RefsRow>(
    `SELECT ${offerColumns}, ${policyRefs(`v.id IN (SELECT policy_version_id FROM (${ofThese}) e)`)} AS policies,
            ${calendarRefs(`cv.id IN (SELECT calendar_version_id FROM (${ofThese}) e)`)} AS calendars`,
    [ids],
  );
  if (!refs) throw new Error("A query without a table has no row");
  const policies = [...(refs.policies ?? []), ...(refs.offered ?? [])];
  const book = await openRulebook(queries, { policies, calendars: refs.calendars ?? [] }, refs.sla_newest ?? []);
  return { ...offerOf(refs, book), tickets: rows.map(toTicket) };
}

const toTicket = (row: TicketRow): OpenTicket => ({
  id: row.id,
  subject: row.subject,
  status: row.status,
  receivedAt: row.received_at,
  version: row.version,
  customerId: row.customer_id,
  assigneeId: row.assignee_id,
  teamId: row.team_id,
  departmentId: row.department_id,
  facts: parseFacts(row),
  events: (row.sla_events ?? []).map(parseEvent),
});
