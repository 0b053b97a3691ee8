import { scopeNames, type Scope } from "../../src/contract/index.js";
import { newKey } from "../../src/features/accounts/index.js";
import type { Queries } from "../../src/platform/db.js";

export interface BuiltApiKey {
  id: number;
  /** The whole of it, as `Authorization: Bearer` takes it. */
  key: string;
  prefix: string;
}

/** A key of somebody, good for everything that keys may do unless told otherwise, for 90 days. */
export async function buildApiKey(
  db: Queries,
  {
    ownerId,
    scopes = scopeNames,
    seconds = 90 * 86_400,
  }: { ownerId: number; scopes?: readonly Scope[]; seconds?: number },
): Promise<BuiltApiKey> {
  const { key, prefix, hash } = newKey();
  const row = await db.one<{ id: number }>(
    `INSERT INTO api_keys (person_id, name, prefix, hash, scopes, created_at, expires_at)
     VALUES ($1, 'Web shop', $2, $3, $4::text[], app_now(), app_now() + make_interval(secs => $5)) RETURNING id`,
    [ownerId, prefix, hash, scopes, seconds],
  );
  if (!row) throw new Error("The key was not written");
  return { id: row.id, key, prefix };
}
