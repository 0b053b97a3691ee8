import type { Actor } from "../../platform/actor.js";
import { readClock } from "../../platform/clock.js";
import type { Queries } from "../../platform/db.js";
import { countListed } from "../tickets/index.js";
import type { NotificationRow } from "./queries.js";

/** How many tickets each notice of a change to many speaks of, by its id: the length of the list that it leads to. */
export async function countTold(
  queries: Queries,
  actor: Actor,
  rows: readonly NotificationRow[],
): Promise<ReadonlyMap<number, number>> {
  const ofMany = actor.isStaff ? rows.filter(({ data }) => data["bulk_id"] !== undefined) : [];
  if (ofMany.length === 0) return new Map();
  const lists = Object.fromEntries(ofMany.map(({ id }) => [`notice_${id}`, { notice: id }]));
  const counts = await countListed(queries, actor, lists, await readClock(queries));
  return new Map(ofMany.map(({ id }) => [id, counts[`notice_${id}`] ?? 1]));
}
