import type { Actor } from "../../../platform/actor.js";
import type { Queries } from "../../../platform/db.js";
import { AppError } from "../../../platform/errors.js";
import { readQuery, type AskedQuery } from "../../tickets/index.js";
import type { View } from "./models.js";

/**
 * What a view asks for, as one reader asks it: `me` is them, and days are those of their zone.
 *
 * @returns null for a query that is not understood any more: what it names may be gone since it was saved, or not for this
 *   reader to name.
 */
export async function readView(
  queries: Queries,
  actor: Actor,
  { query }: Pick<View, "query">,
  now: Date,
): Promise<AskedQuery | null> {
  try {
    return await readQuery(queries, actor, query, now);
  } catch (error) {
    if (error instanceof AppError && error.status === 422) return null;
    throw error;
  }
}
