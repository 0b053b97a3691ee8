import type { Queries } from "../../platform/db.js";
import { Placeholders, type Binds } from "./binds.js";
import { fewTickets } from "./few-tickets.js";
import type { Scope } from "./words-in-reach.js";

/** What the index knows of a term: where words stand, and as what, each ticket is read for. */
export const anywhere = (term: string): string => term.replaceAll("<->", "&").replace(/':[A-D]+/g, "'");

/** No more tickets than these have a rare word. */
const RARE = 1_000;
/** Of words that are rarer than all it has counted, PostgreSQL reckons with far more tickets than have them. */
const RECKONED_RARE = 20_000;
/** What is looked for is nearly always in one of so many new tickets, where it is in any. */
const NEWEST = 100;
/** And a page of it, where so many of them have it. */
const OFTEN = 25;

/** What is looked for: `query` says what is unwanted too. */
export interface Sought {
  wanted: readonly string[];
  query: string;
}

/**
 * The ids of those tickets of somebody who sees few that have what is looked for; null: the newest have it so often that a list
 * which is read in its order has a page of them soon.
 *
 * @param few what more tickets have, anybody's, is no rare word.
 */
export async function ownTicketsWith(
  queries: Queries,
  scope: Scope,
  sought: Sought,
  few: number,
): Promise<number[] | null> {
  const rare = await rareIds(queries, sought, Math.min(few, RARE));
  if (rare) return ownAmong(queries, scope, sought, rare);
  const often = Math.min(few, OFTEN);
  if ((await newestWith(queries, scope, sought, often)).length === often) return null;
  return allWith(queries, scope, sought);
}

/** Whether there is any; not all are read for it. */
export async function hasOwnTicketWith(queries: Queries, scope: Scope, sought: Sought): Promise<boolean> {
  const rare = await rareIds(queries, sought, RARE);
  if (rare) return (await ownAmong(queries, scope, sought, rare)).length > 0;
  if ((await newestWith(queries, scope, sought, 1)).length > 0) return true;
  return (await allWith(queries, scope, sought)).length > 0;
}

/** A condition on `t`: one's own tickets that have it, all read at once. */
export const isOwnWith = (binds: Binds, scope: Scope, query: string): string =>
  `t.id IN (SELECT t.id FROM tickets t ${TEXT} WHERE ${scope(binds)} AND ${has(binds, query)})`;

/** What few tickets have, anybody's, is read in those alone; null: more have it, and one's own are read. */
async function rareIds(queries: Queries, { wanted }: Sought, most: number): Promise<number[] | null> {
  if (wanted.length === 0) return null;
  const words = wanted.map((term) => `(${anywhere(term)})`).join(" & ");
  return fewTickets(queries, { words, query: words, most, reckoned: RECKONED_RARE });
}

/** All of one's own tickets that have it. Of thousands several processes read at once, for each vector lies somewhere else on the disk. */
async function allWith(queries: Queries, scope: Scope, { query }: Sought): Promise<number[]> {
  await queries.rows(
    "SELECT set_config('max_parallel_workers_per_gather', '3', true), set_config('min_parallel_table_scan_size', '2MB', true)",
  );
  const binds = new Placeholders();
  const rows = await queries.rows<{ id: number }>(
    `SELECT t.id FROM tickets t ${TEXT} WHERE ${scope(binds)} AND ${has(binds, query)}`,
    binds.values,
  );
  return rows.map(({ id }) => id);
}

/**
 * The words of each ticket, and of no other: a join by `=` could also be done by reading everybody's. (A LATERAL subquery reads each,
 * too, but several processes cannot share it.)
 */
const TEXT = "JOIN ticket_texts x ON x.ticket_id = ANY (ARRAY[t.id])";
const has = (binds: Binds, query: string): string => `(x.words @@ ${binds.add(query)}::tsquery) IS TRUE`;

/** Those of `ids` that are one's own and have it. */
async function ownAmong(queries: Queries, scope: Scope, { query }: Sought, ids: readonly number[]): Promise<number[]> {
  const binds = new Placeholders();
  const rows = await queries.rows<{ id: number }>(
    `SELECT t.id FROM tickets t ${TEXT}
     WHERE t.id = ANY (${binds.add(ids)}::bigint[]) AND ${scope(binds)} AND ${has(binds, query)}`,
    binds.values,
  );
  return rows.map(({ id }) => id);
}

/** Up to so many of one's own newest tickets that have it. */
async function newestWith(queries: Queries, scope: Scope, { query }: Sought, most: number): Promise<number[]> {
  const binds = new Placeholders();
  const rows = await queries.rows<{ id: number }>(
    `SELECT t.id
     FROM (SELECT t.id FROM tickets t WHERE ${scope(binds)} ORDER BY t.created_at DESC, t.id DESC LIMIT ${binds.add(NEWEST)}) t
     ${TEXT} WHERE ${has(binds, query)} LIMIT ${binds.add(most)}`,
    binds.values,
  );
  return rows.map(({ id }) => id);
}
