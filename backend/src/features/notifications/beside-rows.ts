import type { PersonRef } from "../../contract/schemas/primitives.js";
import type { Actor } from "../../platform/actor.js";
import type { Queries } from "../../platform/db.js";
import { personRefs } from "../accounts/index.js";
import { viewNames } from "../workspace/index.js";
import { countTold } from "./count-told.js";
import type { NotificationRow } from "./queries.js";

/** What some notices are shown with, as it is now: names are read with them, not when they were written. */
export interface BesideRows {
  people: ReadonlyMap<number, PersonRef>;
  /** How many tickets a notice speaks of, where that is not one. */
  tickets: ReadonlyMap<number, number>;
  /** Of the views that are still the reader's to use. */
  views: ReadonlyMap<number, string>;
}

export async function besideRows(
  queries: Queries,
  actor: Actor,
  rows: readonly NotificationRow[],
): Promise<BesideRows> {
  const [people, tickets, views] = await Promise.all([
    personRefs(
      queries,
      rows.flatMap((row) => row.actor_id ?? []),
    ),
    countTold(queries, actor, rows),
    viewNames(queries, actor, rows.flatMap(viewIds)),
  ]);
  return { people, tickets, views };
}

/** The views that a notice speaks of. */
export function viewIds({ data }: Pick<NotificationRow, "data">): number[] {
  const ids = Array.isArray(data["view_ids"]) ? data["view_ids"] : [];
  return ids.filter((id) => typeof id === "number");
}
