import type { Database, Queries } from "../../platform/db.js";
import { AppError } from "../../platform/errors.js";
import { withinTime } from "../../platform/time-limit.js";

/** Of a statement; longer than any needs that is answered well among a million tickets. */
const LIMIT_MS = 1_400;

/**
 * Reads what somebody looks for: each statement planned by its own values, for what is rare and what is common differs from word to
 * word, and given up after that time. Vectors lie apart from their rows, which the planner does not reckon with: to read
 * all of them costs ten times what the index does, also for a word that everybody uses.
 *
 * @throws AppError 422 `search.too_slow`, which says how to narrow it.
 */
export async function searching<T>(
  db: Database,
  body: (queries: Queries) => Promise<T>,
  limitMs = LIMIT_MS,
): Promise<T> {
  const found = await searchingSoon(db, body, limitMs);
  if (!found) throw tooSlow();
  return found.value;
}

/** The same; null where a statement takes too long. */
export function searchingSoon<T>(
  db: Database,
  body: (queries: Queries) => Promise<T>,
  limitMs: number,
): Promise<{ value: T } | null> {
  return withinTime(db, limitMs, async (queries) => {
    await queries.rows(
      "SELECT set_config('plan_cache_mode', 'force_custom_plan', true), set_config('max_parallel_workers_per_gather', '0', true), set_config('enable_seqscan', 'off', true)",
    );
    return { value: await body(queries) };
  });
}

const tooSlow = () =>
  new AppError(
    "search.too_slow",
    422,
    "The search takes too long: add another word, or narrow it by status:open or created:-30d for example",
    { errors: [{ field: "q", message: "Add another word, or narrow it by status:open or created:-30d for example" }] },
  );
