import type { Queries } from "../../platform/db.js";
import { AppError } from "../../platform/errors.js";
import type { Work } from "../../platform/work.js";
import { hashSecret, newSecret } from "./tokens.js";

/** Any number will do, as long as nothing else in the product locks it. */
const FIRST_ADMIN_LOCK = 7_310_256;

const HOURS = 24;

/** Is there anybody who administers people, were it somebody who has been deactivated? */
async function hasAdmin(queries: Queries): Promise<boolean> {
  const row = await queries.one<{ found: boolean }>(
    `SELECT EXISTS (SELECT FROM people p JOIN roles r ON r.id = p.role_id
                    WHERE 'people.manage' = ANY (r.permissions) AND NOT p.is_sample) AS found`,
  );
  return row?.found === true;
}

/** Until the transaction ends nobody else makes an admin without being one, nor a link to become one. */
export async function lockFirstAdmin(work: Work): Promise<void> {
  // A statement of its own: the next one has to see what the last holder of the lock committed.
  await work.rows("SELECT pg_advisory_xact_lock($1)", [FIRST_ADMIN_LOCK]);
}

/**
 * Makes a link's token for a desk without an admin; null when it has one. Earlier links keep working until they expire:
 * another process may have printed them a moment ago.
 */
export async function makeBootstrapLink(work: Work): Promise<string | null> {
  await lockFirstAdmin(work);
  await work.rows("DELETE FROM bootstrap_links WHERE expires_at <= $1", [work.now]);
  if (await hasAdmin(work)) return null;
  const { token, hash } = newSecret();
  await work.rows(
    `INSERT INTO bootstrap_links (token_hash, created_at, expires_at)
     VALUES ($1, $2::timestamptz, $2::timestamptz + make_interval(hours => $3))`,
    [hash, work.now, HOURS],
  );
  return token;
}

/** Leaves the link as it is. @throws AppError 422 `bootstrap.over` once there is an admin, `link.invalid` for any other. */
export async function requireBootstrapLink(queries: Queries, token: string): Promise<void> {
  if (await hasAdmin(queries)) {
    throw new AppError("bootstrap.over", 422, "This desk has its first admin already, so this link no longer works.");
  }
  const link = await queries.one("SELECT 1 FROM bootstrap_links WHERE token_hash = $1 AND expires_at > app_now()", [
    hashSecret(token),
  ]);
  if (link) return;
  throw new AppError(
    "link.invalid",
    422,
    "This link is wrong or older than a day. Start the desk again for a new one.",
  );
}

/** No link lets anybody in any more. */
export async function closeBootstrap(work: Work): Promise<void> {
  await work.rows("DELETE FROM bootstrap_links");
}
