import { AppError } from "../../platform/errors.js";
import type { Database, Queries } from "../../platform/db.js";

/** Longer than any search needs that a million tickets answer well. */
const TIMEOUT_MS = 2_000;
const QUERY_CANCELED = "57014";

/**
 * Reads with words in it: each statement planned by its own values, for what is rare and what is common differs from word to
 * word, and given up after two seconds.
 *
 * @throws AppError 422 `search.too_broad` when it took longer.
 */
export async function searching<T>(db: Database, body: (queries: Queries) => Promise<T>): Promise<T> {
  try {
    return await db.transaction(async (queries) => {
      await queries.rows(
        `SELECT set_config('plan_cache_mode', 'force_custom_plan', true), set_config('max_parallel_workers_per_gather', '0', true),
                set_config('statement_timeout', $1, true)`,
        [String(TIMEOUT_MS)],
      );
      return body(queries);
    });
  } catch (error) {
    if (!isCanceled(error)) throw error;
    const message = "Too many tickets have these words: add another word, a status or a date";
    throw new AppError("search.too_broad", 422, message, { errors: [{ field: "q", message }] });
  }
}

const isCanceled = (error: unknown): boolean =>
  error instanceof Error && "parent" in error && Reflect.get(Object(error.parent), "code") === QUERY_CANCELED;
