import type { Endpoint } from "../../contract/index.js";
import type { Actor } from "../actor.js";
import type { Queries } from "../db.js";
import { AppError } from "../errors.js";

/** Minutes for which a typed password vouches for whoever sits before the session. */
const VOUCHES_FOR = 10;

/**
 * Sensitive actions are for somebody who has just shown who they are: an unlocked screen or a stolen token is not
 * enough. Read from the database each time, by its clock: such actions are rare.
 *
 * @throws AppError 403 `confirmation_required`.
 */
export async function requireRecent(db: Queries, { sessionId }: Actor): Promise<void> {
  const recent =
    sessionId !== null &&
    (await db.one("SELECT 1 FROM sessions WHERE id = $1 AND confirmed_at > app_now() - make_interval(mins => $2)", [
      sessionId,
      VOUCHES_FOR,
    ]));
  if (!recent) throw new AppError("confirmation_required", 403, "Type your password again first");
}

/** Is it for what the body has, not for the endpoint as a whole, that a fresh sign-in is demanded? */
export function isSensitive(recent: Endpoint["recent"], body: unknown): boolean {
  if (typeof recent !== "object" || typeof body !== "object" || body === null) return false;
  return recent.some((field) => Object.hasOwn(body, field));
}
