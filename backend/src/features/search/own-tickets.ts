import type { Queries } from "../../platform/db.js";
import { Placeholders } from "./binds.js";
import { fewTickets } from "./few-tickets.js";
import type { Scope } from "./words-in-reach.js";

/** What the index knows of a term: where words stand, and as what, each ticket is read for. */
export const anywhere = (term: string): string => term.replaceAll("<->", "&").replace(/':[A-D]+/g, "'");

/** No more tickets than these have a rare word. */
const RARE = 500;
/** Of words that are rarer than all it has counted, PostgreSQL reckons with far more tickets than have them. */
const RECKONED_RARE = 20_000;

/** What is looked for: `query` says what is unwanted too. */
export interface Sought {
  wanted: readonly string[];
  query: string;
}

/**
 * The ids of those tickets of somebody who sees few that have what is looked for.
 *
 * @param few what more tickets have, anybody's, is no rare word.
 */
export async function ownTicketsWith(queries: Queries, scope: Scope, sought: Sought, few: number): Promise<number[]> {
  const { sql, values } = await statement(queries, scope, sought, Math.min(few, RARE));
  return (await queries.rows<{ id: number }>(sql, values)).map(({ id }) => id);
}

/** Whether there is any; not all are read for it. */
export async function hasOwnTicketWith(queries: Queries, scope: Scope, sought: Sought): Promise<boolean> {
  const { sql, values } = await statement(queries, scope, sought, RARE);
  // Planned as if all were wanted: a plan that counts on an early one reads everything where there is none.
  const row = await queries.one<{ found: boolean }>(
    `WITH found AS MATERIALIZED (${sql}) SELECT EXISTS (SELECT FROM found) AS found`,
    values,
  );
  return row?.found ?? false;
}

/**
 * What few tickets have is read in those alone. Otherwise PostgreSQL begins with whatever is less: with these tickets, or with all
 * that have the word. Of the latter the index is asked for the word alone, and only of one's own is read where it stands: `+ 0`
 * keeps both from becoming one. Of thousands of tickets several processes read at once, for each vector lies somewhere else on the disk.
 */
async function statement(
  queries: Queries,
  scope: Scope,
  { wanted, query }: Sought,
  most: number,
): Promise<{ sql: string; values: readonly unknown[] }> {
  const words = wanted.map((term) => `(${anywhere(term)})`).join(" & ");
  const rare = words === "" ? null : await fewTickets(queries, { words, query: words, most, reckoned: RECKONED_RARE });
  const binds = new Placeholders();
  const stands = (column: string) => `(${column} @@ ${binds.add(query)}::tsquery) IS TRUE`;
  if (rare) {
    const sql = `SELECT t.id FROM tickets t JOIN ticket_texts x ON x.ticket_id = t.id
      WHERE t.id = ANY (${binds.add(rare)}::bigint[]) AND ${scope(binds)} AND ${stands("x.words")}`;
    return { sql, values: binds.values };
  }
  await queries.rows(
    "SELECT set_config('max_parallel_workers_per_gather', '3', true), set_config('min_parallel_table_scan_size', '2MB', true)",
  );
  const indexed = words === "" ? "true" : `x.words @@ ${binds.add(words)}::tsquery`;
  const sql = `SELECT t.id FROM tickets t JOIN ticket_texts x ON x.ticket_id = t.id JOIN ticket_texts y ON y.ticket_id = t.id + 0
    WHERE ${scope(binds)} AND ${indexed} AND ${stands("y.words")}`;
  return { sql, values: binds.values };
}
