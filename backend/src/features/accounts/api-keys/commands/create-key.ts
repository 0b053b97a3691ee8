import { API_KEY_DEFAULT_DAYS, API_KEY_MAX_DAYS, type Scope } from "../../../../contract/index.js";
import { AppError, fieldErrors } from "../../../../platform/errors.js";
import type { Work } from "../../../../platform/work.js";
import { lockOneself } from "../../lock-oneself.js";
import { newKey } from "../key-text.js";
import { keyColumns, type ApiKeyRow } from "../model.js";

/** Keys that work, of one person. */
const MOST = 25;
const DAY_MS = 86_400_000;

export interface KeyWish {
  name: string;
  scopes: readonly Scope[];
  /** From now. */
  days?: number | undefined;
  /** Instead of `days`. */
  expiresAt?: Date | undefined;
}

/**
 * Makes a key for the actor, and has its owner told by mail. The text of the key goes to the caller and nowhere else.
 *
 * @throws AppError 422 for an end in the past or beyond the longest life, 409 `api_key.too_many`.
 */
export async function createKey(work: Work, wish: KeyWish): Promise<{ row: ApiKeyRow; key: string }> {
  const expiresAt = endOf(wish, work.now);
  // Held, so that keys made at the same time are counted one after the other.
  const { id: owner } = await lockOneself(work);
  await requireRoom(work, owner);

  const { key, prefix, hash } = newKey();
  const row = await work.one<ApiKeyRow>(
    `INSERT INTO api_keys AS k (person_id, name, prefix, hash, scopes, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5::text[], $6, $7) RETURNING ${keyColumns}`,
    [owner, wish.name, prefix, hash, wish.scopes, work.now, expiresAt],
  );
  if (!row) throw new Error("The key was not written");
  await work.record({
    type: "api_key.made",
    object: { kind: "api_key", id: row.id },
    data: { person_id: owner, prefix, scopes: wish.scopes, expires_at: expiresAt.toISOString() },
    details: { changes: { name: { from: null, to: wish.name } } },
  });
  await work.addJob("account_mail", { person_id: owner, template: "api_key_made", about: `${wish.name} (${prefix}…)` });
  return { row, key };
}

function endOf({ days = API_KEY_DEFAULT_DAYS, expiresAt }: KeyWish, now: Date): Date {
  const latest = now.getTime() + API_KEY_MAX_DAYS * DAY_MS;
  if (!expiresAt) return new Date(now.getTime() + days * DAY_MS);
  if (expiresAt <= now) throw fieldErrors({ expires_at: "Choose an instant in the future" });
  if (expiresAt.getTime() > latest) throw fieldErrors({ expires_at: `Choose one within ${API_KEY_MAX_DAYS} days` });
  return expiresAt;
}

async function requireRoom(work: Work, owner: number): Promise<void> {
  const row = await work.one<{ count: number }>(
    "SELECT count(*) FROM api_keys WHERE person_id = $1 AND revoked_at IS NULL AND expires_at > $2",
    [owner, work.now],
  );
  if ((row?.count ?? 0) >= MOST)
    throw new AppError("api_key.too_many", 409, `You have ${MOST} keys that work. Revoke one first.`);
}
