import type { TimeFilter } from "../../../contract/schemas/time.js";
import { personId, type Actor } from "../../../platform/actor.js";
import type { Queries } from "../../../platform/db.js";
import { Binds, listedFor } from "../../tickets/index.js";
import { entryColumns, entryJoins, type EntryRow } from "./models.js";

const NEWEST = 50;

/**
 * What the actor reads of everybody's time: that of tickets they see, as far as the desk's own; and their own alone unless
 * they look after it, or it is of one ticket.
 */
export function readable(actor: Actor, binds: Binds, filter: TimeFilter): string {
  const me = `${binds.add(personId(actor))}::bigint`;
  const conditions = ["e.deleted_at IS NULL", listedFor(actor, binds), `t.customer_id <> ${me}`];
  const everybodys = actor.may("time.manage") || filter.ticket_id !== undefined;
  if (!everybodys || filter.person_id === "me") conditions.push(`e.person_id = ${me}`);
  if (typeof filter.person_id === "number") conditions.push(`e.person_id = ${binds.add(filter.person_id)}::bigint`);
  if (filter.ticket_id !== undefined) conditions.push(`e.ticket_id = ${binds.add(filter.ticket_id)}::bigint`);
  if (filter.billable !== undefined) conditions.push(`e.billable = ${binds.add(filter.billable)}::boolean`);
  if (filter.from) conditions.push(`e.spent_on >= ${binds.add(filter.from)}::date`);
  if (filter.to) conditions.push(`e.spent_on <= ${binds.add(filter.to)}::date`);
  return conditions.join(" AND ");
}

/** Behind which entry a page begins. */
export type Place = readonly [day: string, id: number];

/** One page, the newest day first; keyset by day and id. */
export async function listEntries(
  queries: Queries,
  actor: Actor,
  filter: TimeFilter,
  page: { after: Place | null; offset: number; limit: number },
): Promise<EntryRow[]> {
  const binds = new Binds();
  const wanted = readable(actor, binds, filter);
  const place = page.after
    ? `AND (e.spent_on, e.id) < (${binds.add(page.after[0])}::date, ${binds.add(page.after[1])}::bigint)`
    : "";
  return queries.rows<EntryRow>(
    `SELECT ${entryColumns} FROM ${entryJoins} WHERE ${wanted} ${place}
     ORDER BY e.spent_on DESC, e.id DESC OFFSET ${binds.add(page.offset)} LIMIT ${binds.add(page.limit)}`,
    binds.values,
  );
}

/** How many entries there are, counted to `most` at most. */
export async function countEntries(queries: Queries, actor: Actor, filter: TimeFilter, most: number): Promise<number> {
  const binds = new Binds();
  const wanted = readable(actor, binds, filter);
  const row = await queries.one<{ count: number }>(
    `SELECT count(*)::integer AS count FROM (
       SELECT 1 FROM time_entries e JOIN tickets t ON t.id = e.ticket_id WHERE ${wanted} LIMIT ${binds.add(most)}) found`,
    binds.values,
  );
  return row?.count ?? 0;
}

/** The newest entries of a ticket, by everybody. Whether the reader may know is asked before. */
export async function newestOnTicket(queries: Queries, ticketId: number): Promise<EntryRow[]> {
  return queries.rows<EntryRow>(
    `SELECT ${entryColumns} FROM ${entryJoins} WHERE e.ticket_id = $1 AND e.deleted_at IS NULL
     ORDER BY e.spent_on DESC, e.id DESC LIMIT ${NEWEST}`,
    [ticketId],
  );
}

/** @returns null too for one that was deleted. */
export async function findEntry(queries: Queries, id: number): Promise<EntryRow | null> {
  return queries.one<EntryRow>(`SELECT ${entryColumns} FROM ${entryJoins} WHERE e.id = $1 AND e.deleted_at IS NULL`, [
    id,
  ]);
}
