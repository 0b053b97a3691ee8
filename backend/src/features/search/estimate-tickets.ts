import type { Queries } from "../../platform/db.js";

interface Planned {
  "QUERY PLAN": [{ Plan: { "Plan Rows": number } }];
}

/**
 * How many tickets have what is looked for, as PostgreSQL reckons from its statistics: nothing is read for it. It knows the
 * thousands of words that most tickets have, stems too, and takes words for independent of each other.
 *
 * @param query a tsquery that the index can answer by itself.
 */
export async function estimateTickets(queries: Queries, query: string): Promise<number> {
  const row = await queries.one<Planned>(
    "EXPLAIN (FORMAT JSON) SELECT FROM ticket_texts x WHERE x.words @@ $1::tsquery",
    [query],
  );
  if (!row) throw new Error("PostgreSQL has no plan");
  return row["QUERY PLAN"][0].Plan["Plan Rows"];
}
