import type { TimeFilter } from "../../../contract/schemas/time.js";
import type { Actor } from "../../../platform/actor.js";
import type { Queries } from "../../../platform/db.js";
import { Binds } from "../../tickets/index.js";
import type { PersonSumRow, Sums, TicketSumRow } from "./models.js";
import { readable } from "./queries.js";

const PEOPLE_AT_MOST = 500;
const TICKETS_AT_MOST = 100;

const sums = `sum(e.minutes)::integer AS minutes, coalesce(sum(e.minutes) FILTER (WHERE e.billable), 0)::integer AS billable,
  count(*)::integer AS entries`;
const named = `p.id, p.full_name AS "fullName", p.photo_key AS "photoKey", s.minutes, s.billable, s.entries`;

export interface TimeSums {
  all: Sums;
  tickets: number;
  byPerson: PersonSumRow[];
  byTicket: TicketSumRow[];
}

/** The entries that `listEntries` lists, summed: all, by person, and by ticket with the most time first. */
export async function sumEntries(queries: Queries, actor: Actor, filter: TimeFilter): Promise<TimeSums> {
  const [byPerson, byTicket] = await Promise.all([
    sumByPerson(queries, actor, filter),
    sumByTicket(queries, actor, filter),
  ]);
  const total = (of: (row: Sums) => number) => byPerson.reduce((sum, row) => sum + of(row), 0);
  return {
    all: {
      minutes: total(({ minutes }) => minutes),
      billable: total(({ billable }) => billable),
      entries: total(({ entries }) => entries),
    },
    tickets: byTicket[0]?.tickets ?? 0,
    byPerson: byPerson.slice(0, PEOPLE_AT_MOST),
    byTicket,
  };
}

async function sumByPerson(queries: Queries, actor: Actor, filter: TimeFilter): Promise<PersonSumRow[]> {
  const binds = new Binds();
  return queries.rows<PersonSumRow>(
    `SELECT ${named} FROM (
       SELECT e.person_id, ${sums} FROM time_entries e JOIN tickets t ON t.id = e.ticket_id
       WHERE ${readable(actor, binds, filter)} GROUP BY e.person_id) s
     JOIN people p ON p.id = s.person_id ORDER BY lower(p.full_name), p.id`,
    binds.values,
  );
}

async function sumByTicket(
  queries: Queries,
  actor: Actor,
  filter: TimeFilter,
): Promise<(TicketSumRow & { tickets: number })[]> {
  const binds = new Binds();
  return queries.rows(
    `SELECT s.*, t.subject FROM (
       SELECT e.ticket_id AS "ticketId", ${sums}, count(*) OVER ()::integer AS tickets
       FROM time_entries e JOIN tickets t ON t.id = e.ticket_id WHERE ${readable(actor, binds, filter)}
       GROUP BY e.ticket_id ORDER BY minutes DESC, e.ticket_id LIMIT ${TICKETS_AT_MOST}) s
     JOIN tickets t ON t.id = s."ticketId" ORDER BY s.minutes DESC, s."ticketId"`,
    binds.values,
  );
}

/** What was spent on a ticket by each. Whether the reader may know is asked before. */
export async function sumsOnTicket(queries: Queries, ticketId: number): Promise<PersonSumRow[]> {
  return queries.rows<PersonSumRow>(
    `SELECT ${named} FROM (
       SELECT e.person_id, ${sums} FROM time_entries e WHERE e.ticket_id = $1 AND e.deleted_at IS NULL GROUP BY e.person_id) s
     JOIN people p ON p.id = s.person_id ORDER BY lower(p.full_name), p.id`,
    [ticketId],
  );
}
