import type { Queries } from "../../platform/db.js";
import { estimateTickets } from "./estimate-tickets.js";

/** What few tickets are looked for by. */
export interface FewSought {
  /** A tsquery of words alone, by which PostgreSQL reckons. */
  words: string;
  query: string;
  /** So many have it at most. */
  most: number;
  /** Where PostgreSQL reckons with more, the index is not even asked: of a word that nearly all have it would read all there is. */
  reckoned: number;
}

/** The ids of the tickets that have it, whoever sees them; null when there are more. */
export async function fewTickets(
  queries: Queries,
  { words, query, most, reckoned }: FewSought,
): Promise<number[] | null> {
  if ((await estimateTickets(queries, words)) > reckoned) return null;
  const rows = await queries.rows<{ id: number }>(
    "SELECT x.ticket_id AS id FROM ticket_texts x WHERE x.words @@ $1::tsquery LIMIT $2",
    [query, most + 1],
  );
  return rows.length > most ? null : rows.map(({ id }) => id);
}
