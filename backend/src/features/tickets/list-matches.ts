import type { Actor } from "../../platform/actor.js";
import type { Queries } from "../../platform/db.js";
import { Binds } from "./binds.js";
import { listed, type Filters } from "./queue-page.js";

/** Which of several lists a ticket is in for an actor, each judged like the list itself, in one statement. In their order. */
export async function listMatches(
  queries: Queries,
  actor: Actor,
  ticketId: number,
  lists: readonly Pick<Filters, "asked">[],
  now: Date,
): Promise<boolean[]> {
  if (lists.length === 0) return [];
  const binds = new Binds();
  const id = binds.add(ticketId);
  const matches = lists.map(
    ({ asked }, i) =>
      `EXISTS (SELECT FROM tickets t WHERE t.id = ${id}::bigint AND ${listed(actor, { asked }, binds, now)}) AS m${i}`,
  );
  const row = await queries.one<Record<string, boolean>>(`SELECT ${matches.join(", ")}`, binds.values);
  if (!row) throw new Error("One row was expected");
  return lists.map((_list, i) => row[`m${i}`] ?? false);
}
