import { listTicketsQuery, type TicketPage, type TicketRow } from "../../contract/index.js";
import type { Actor } from "../../platform/actor.js";
import type { Queries } from "../../platform/db.js";
import { answersOf, canReadField, presentColumns, readFields } from "../fields/index.js";
import { fieldErrors } from "../../platform/errors.js";
import { presentNextClocks } from "../sla/index.js";
import { Binds } from "./binds.js";
import { filtersOf, type ListFilters } from "./filters.js";
import { firstReplyAt } from "./first-reply.js";
import { listTickets } from "./list-tickets.js";
import { listedFor } from "./policy.js";
import { presentRow } from "./presenter.js";

/** What narrows a list; what is left out does not. */
export type Filters = Partial<Omit<ListFilters, "cursor" | "page" | "limit">>;

/** A page of the queue as the actor may see it. */
export async function queuePage(
  queries: Queries,
  actor: Actor,
  query: ListFilters,
  now: Date,
): Promise<Pick<TicketPage, "data" | "page">> {
  const { rows, nextCursor } = await listTickets(queries, actor, query, now);
  const clocks = await presentNextClocks(queries, rows, now);
  const columns = await columnsOf(queries, actor, query.fields, rows);
  return {
    data: rows.map((row, i) => ({ ...presentRow(actor, row, clocks[i] ?? null), ...columns(row.id) })),
    page: { next_cursor: nextCursor },
  };
}

/**
 * The desk's own fields that a list was asked for, by row.
 * @throws AppError 422 for one that there is not, or not for the actor.
 */
async function columnsOf(
  queries: Queries,
  actor: Actor,
  keys: readonly string[] | undefined,
  rows: readonly { id: number }[],
): Promise<(ticketId: number) => Pick<TicketRow, "answers">> {
  if (!keys) return () => ({});
  const known = (await readFields(queries)).filter((field) => canReadField(actor, field));
  const wanted = keys.map((key) => {
    const field = known.find((one) => one.key === key);
    if (!field) throw fieldErrors({ fields: `There is no field "${key}"` });
    return field;
  });
  const answers = await answersOf(
    queries,
    wanted,
    rows.map(({ id }) => id),
  );
  return (ticketId) => ({ answers: presentColumns(wanted, answers.get(ticketId) ?? new Map()) });
}

/** The first rows of a list, for those who want no more of it. */
export async function firstTickets(
  queries: Queries,
  actor: Actor,
  filters: Filters,
  limit: number,
  now: Date,
): Promise<TicketRow[]> {
  return (await queuePage(queries, actor, { ...listTicketsQuery.parse({}), ...filters, limit }, now)).data;
}

/** A longer list is counted so far and no further. */
const COUNTED_AT_MOST = 10_000;

/** How long several lists are, in one statement; one more than `COUNTED_AT_MOST` stands for any length beyond it. */
export async function countListed<Name extends string>(
  queries: Queries,
  actor: Actor,
  lists: Readonly<Record<Name, Filters>>,
  now: Date,
): Promise<Record<Name, number>> {
  const binds = new Binds();
  const names = Object.keys(lists) as Name[];
  const counts: string[] = [];
  for (const name of names) counts.push(`(${await counting(queries, actor, lists[name], binds, now)}) AS ${name}`);
  const row = await queries.one<Record<Name, number>>(`SELECT ${counts.join(", ")}`, binds.values);
  if (!row) throw new Error("One row was expected");
  return row;
}

/** A statement that counts a list, or its answer where it is known to be too long. */
async function counting(queries: Queries, actor: Actor, list: Filters, binds: Binds, now: Date): Promise<string> {
  const search = list.asked?.search;
  if (search && filtersOf(actor, { ...listTicketsQuery.parse({}), ...list }, new Binds(), now).length === 1) {
    // Nothing but words.
    if ((await search.countAtLeast(queries)) > COUNTED_AT_MOST) return `SELECT ${COUNTED_AT_MOST + 1}`;
  }
  // In an order that an index has: what is frequent is counted off its beginning. Words have an index of their own.
  const order = search ? "" : "ORDER BY t.created_at DESC, t.id DESC";
  return `SELECT count(*)::integer FROM (SELECT FROM tickets t WHERE ${listed(actor, list, binds, now, "count")}
            ${order} LIMIT ${COUNTED_AT_MOST + 1}) t`;
}

/** Seconds from arrival to the desk's first answer, nights and weekends included: the middle one of a list; null of an empty one. */
export async function middleFirstReply(
  queries: Queries,
  actor: Actor,
  filters: Filters,
  now: Date,
): Promise<number | null> {
  const binds = new Binds();
  const row = await queries.one<{ seconds: number | null }>(
    `SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM ${firstReplyAt} - t.received_at))::integer AS seconds
     FROM tickets t WHERE ${listed(actor, filters, binds, now)}`,
    binds.values,
  );
  return row?.seconds ?? null;
}

/** The condition of a list, on `t`. */
export function listed(
  actor: Actor,
  filters: Filters,
  binds: Binds,
  now: Date,
  purpose: "list" | "count" = "list",
): string {
  const query = { ...listTicketsQuery.parse({}), ...filters };
  return [listedFor(actor, binds), ...filtersOf(actor, query, binds, now, purpose)].join(" AND ");
}
