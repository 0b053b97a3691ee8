import type { Actor } from "../../platform/actor.js";
import type { Queries } from "../../platform/db.js";
import { Binds } from "./binds.js";
import { listed, type Filters } from "./queue-page.js";

/** How long several lists are, each counted up to a number and no further, in one statement. In their order. */
export async function countCapped(
  queries: Queries,
  actor: Actor,
  lists: readonly Filters[],
  { now, atMost }: { now: Date; atMost: number },
): Promise<number[]> {
  if (lists.length === 0) return [];
  const binds = new Binds();
  const limit = binds.add(atMost);
  const counts = lists.map((filters, i) => {
    const rows = `SELECT FROM tickets t WHERE ${listed(actor, filters, binds, now, "count")} LIMIT ${limit}::integer`;
    return `(SELECT count(*)::integer FROM (${rows}) found) AS n${i}`;
  });
  const row = await queries.one<Record<string, number>>(`SELECT ${counts.join(", ")}`, binds.values);
  if (!row) throw new Error("One row was expected");
  return lists.map((_list, i) => row[`n${i}`] ?? 0);
}
