import { createHash } from "node:crypto";
import type { Store } from "express-rate-limit";
import type { Logger } from "pino";
import type { Queries } from "../db.js";

/**
 * Counts in the database, so that all processes of a desk count together. One small statement on an unlogged table:
 * well below a millisecond, which only limits can afford that stand before something slow, such as a password's hash.
 *
 * @param name keeps the limits apart: the same address may be counted by several.
 */
export function sharedCount(db: Queries, log: Logger, name: string, seconds: number): Store {
  const hashOf = (key: string) => createHash("sha256").update(`${name} ${key}`).digest();
  return {
    // A database that does not answer is a no: the error ends the request.
    increment: async (key) => {
      const row = await db.one<{ hits: number; resetsAt: Date }>(
        `INSERT INTO rate_limits AS kept (key, hits, resets_at)
         VALUES ($1, 1, clock_timestamp() + make_interval(secs => $2))
         ON CONFLICT (key) DO UPDATE SET
           hits = CASE WHEN kept.resets_at > clock_timestamp() THEN kept.hits + 1 ELSE 1 END,
           resets_at = CASE WHEN kept.resets_at > clock_timestamp() THEN kept.resets_at ELSE EXCLUDED.resets_at END
         RETURNING hits, resets_at AS "resetsAt"`,
        [hashOf(key), seconds],
      );
      if (!row) throw new Error("The count of a rate limit was not returned");
      return { totalHits: row.hits, resetTime: row.resetsAt };
    },
    // Asked for after the answer, when nobody is there any more to hear of a failure. It errs on the strict side.
    decrement: async (key) => {
      await db
        .rows("UPDATE rate_limits SET hits = hits - 1 WHERE key = $1 AND hits > 0", [hashOf(key)])
        .catch((error: unknown) => log.warn({ err: error }, "a successful try stays counted"));
    },
    resetKey: async (key) => void (await db.rows("DELETE FROM rate_limits WHERE key = $1", [hashOf(key)])),
  };
}
