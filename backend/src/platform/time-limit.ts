import { DatabaseError } from "sequelize";
import type { Database, Queries } from "./db.js";

/** PostgreSQL's word for a statement that was given up. */
const CANCELED = "57014";

/**
 * Runs statements in a transaction of their own in which none may take longer.
 *
 * @param limitMs of each statement.
 * @returns null when one took too long, and was given up.
 */
export async function withinTime<T>(
  db: Pick<Database, "transaction">,
  limitMs: number,
  body: (queries: Queries) => Promise<T>,
): Promise<T | null> {
  try {
    return await db.transaction(async (queries) => {
      await queries.rows("SELECT set_config('statement_timeout', $1, true)", [String(limitMs)]);
      return body(queries);
    });
  } catch (error) {
    if (isGivenUp(error)) return null;
    throw error;
  }
}

/** Was a statement given up because it took longer than it may? */
function isGivenUp(error: unknown): boolean {
  return error instanceof DatabaseError && "code" in error.parent && error.parent.code === CANCELED;
}
