import type { Queries } from "../../platform/db.js";
import { Placeholders } from "./binds.js";
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
  const rare = await rareIds(queries, sought, Math.min(few, RARE));
  if (!rare) await letSeveralRead(queries);
  return (await idsOf(queries, scope, sought, { rare })).map(({ id }) => id);
}

/** Whether there is any; not all are read for it. */
export async function hasOwnTicketWith(queries: Queries, scope: Scope, sought: Sought): Promise<boolean> {
  const rare = await rareIds(queries, sought, RARE);
  if (rare) return (await idsOf(queries, scope, sought, { rare })).length > 0;
  if ((await idsOf(queries, scope, sought, { newest: NEWEST })).length > 0) return true;
  await letSeveralRead(queries);
  return (await idsOf(queries, scope, sought, {})).length > 0;
}

/** What few tickets have, anybody's, is read in those alone; null: more have it, and one's own are read. */
async function rareIds(queries: Queries, { wanted }: Sought, most: number): Promise<number[] | null> {
  if (wanted.length === 0) return null;
  const words = wanted.map((term) => `(${anywhere(term)})`).join(" & ");
  return fewTickets(queries, { words, query: words, most, reckoned: RECKONED_RARE });
}

/** Of thousands of tickets several processes read at once, for each vector lies somewhere else on the disk. */
const letSeveralRead = (queries: Queries) =>
  queries.rows(
    "SELECT set_config('max_parallel_workers_per_gather', '3', true), set_config('min_parallel_table_scan_size', '2MB', true)",
  );

/** One's own tickets that have it, among `rare` or the `newest` ones where they are given. `OFFSET 0`: each is read, and no other. */
function idsOf(
  queries: Queries,
  scope: Scope,
  { query }: Sought,
  { rare = null, newest }: { rare?: readonly number[] | null; newest?: number },
): Promise<{ id: number }[]> {
  const binds = new Placeholders();
  const among = rare ? `t.id = ANY (${binds.add(rare)}::bigint[]) AND ` : "";
  const own = `${among}${scope(binds)}`;
  const text = "CROSS JOIN LATERAL (SELECT x.words FROM ticket_texts x WHERE x.ticket_id = t.id OFFSET 0) x";
  const has = `(x.words @@ ${binds.add(query)}::tsquery) IS TRUE`;
  return queries.rows<{ id: number }>(
    newest === undefined
      ? `SELECT t.id FROM tickets t ${text} WHERE ${own} AND ${has}`
      : `SELECT t.id FROM (SELECT t.id FROM tickets t WHERE ${own} ORDER BY t.created_at DESC, t.id DESC LIMIT ${binds.add(newest)}) t
         ${text} WHERE ${has} LIMIT 1`,
    binds.values,
  );
}
