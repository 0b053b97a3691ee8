import type { Queries } from "../../platform/db.js";
import { Placeholders } from "./binds.js";
import type { Scope } from "./words-in-reach.js";

/** What the index knows of a term: where words stand, and as what, each ticket is read for. */
export const anywhere = (term: string): string => term.replaceAll("<->", "&").replace(/':[A-D]+/g, "'");

/** What is looked for: `query` says what is unwanted too. */
export interface Sought {
  wanted: readonly string[];
  query: string;
}

/** The ids of those tickets of somebody who sees few that have what is looked for. */
export async function ownTicketsWith(queries: Queries, scope: Scope, sought: Sought): Promise<number[]> {
  const { sql, values } = await statement(queries, scope, sought);
  return (await queries.rows<{ id: number }>(sql, values)).map(({ id }) => id);
}

/** Whether there is any; not all are read for it. */
export async function hasOwnTicketWith(queries: Queries, scope: Scope, sought: Sought): Promise<boolean> {
  const { sql, values } = await statement(queries, scope, sought);
  // Planned as if all were wanted: a plan that counts on an early one reads everything where there is none.
  const row = await queries.one<{ found: boolean }>(
    `WITH found AS MATERIALIZED (${sql}) SELECT EXISTS (SELECT FROM found) AS found`,
    values,
  );
  return row?.found ?? false;
}

/**
 * PostgreSQL begins with whatever is less: with these tickets, or with all that have a rare word. Of the latter the index is asked
 * for the word alone, and only of one's own is read where it stands: `+ 0` keeps both from becoming one. Of thousands of tickets
 * several processes read at once, for each vector lies somewhere else on the disk.
 */
async function statement(
  queries: Queries,
  scope: Scope,
  { wanted, query }: Sought,
): Promise<{ sql: string; values: readonly unknown[] }> {
  await queries.rows(
    "SELECT set_config('max_parallel_workers_per_gather', '3', true), set_config('min_parallel_table_scan_size', '2MB', true)",
  );
  const binds = new Placeholders();
  const words = wanted.map((term) => `(${anywhere(term)})`).join(" & ");
  const indexed = words === "" ? "true" : `x.words @@ ${binds.add(words)}::tsquery`;
  const sql = `SELECT t.id FROM tickets t JOIN ticket_texts x ON x.ticket_id = t.id JOIN ticket_texts y ON y.ticket_id = t.id + 0
    WHERE ${scope(binds)} AND ${indexed} AND (y.words @@ ${binds.add(query)}::tsquery) IS TRUE`;
  return { sql, values: binds.values };
}
