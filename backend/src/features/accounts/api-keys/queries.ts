import type { Queries } from "../../../platform/db.js";
import { readCursor, writeCursor } from "../../../platform/paging.js";
import { personColumns, type Person } from "../models/person.js";
import { keyColumns, type ApiKeyRow, type EndedKeyRow } from "./model.js";

/** A person's keys that were not revoked, newest first. */
export const listKeysOf = (queries: Queries, personId: number): Promise<ApiKeyRow[]> =>
  queries.rows(
    `SELECT ${keyColumns} FROM api_keys k WHERE k.person_id = $1 AND k.revoked_at IS NULL ORDER BY k.id DESC`,
    [personId],
  );

/** How many keys of a person open something at this moment, were their owner let in. */
export async function countWorkingKeys(queries: Queries, personId: number): Promise<number> {
  const row = await queries.one<{ count: number }>(
    "SELECT count(*)::integer FROM api_keys WHERE person_id = $1 AND revoked_at IS NULL AND expires_at > app_now()",
    [personId],
  );
  return row?.count ?? 0;
}

/** Days for which the profile tells of keys that ended with something else. */
const TOLD_FOR = 30;

/** A person's keys that ended without anybody pressing Revoke on them, newest first. */
export const listEndedKeysOf = (queries: Queries, personId: number): Promise<EndedKeyRow[]> =>
  queries.rows(
    `SELECT id, name, prefix, revoked_at AS "revokedAt", revoked_because AS because FROM api_keys
     WHERE person_id = $1 AND revoked_because IN ('password_reset', 'password_changed', 'deactivated')
       AND revoked_at > app_now() - make_interval(days => $2) AND expires_at > revoked_at
     ORDER BY revoked_at DESC, id DESC LIMIT 100`,
    [personId, TOLD_FOR],
  );

/** One that was not revoked, held until the transaction ends; null for any other. */
export const lockKey = (queries: Queries, id: number): Promise<ApiKeyRow | null> =>
  queries.one(`SELECT ${keyColumns} FROM api_keys k WHERE k.id = $1 AND k.revoked_at IS NULL FOR UPDATE`, [id]);

/** A key beside its owner. */
export interface OwnedKey {
  key: ApiKeyRow;
  owner: Person;
}

/** Everybody's keys that were not revoked, newest first. The cursor holds the last one's id. */
export async function listKeys(
  queries: Queries,
  query: { cursor?: string | undefined; page?: number | undefined; limit: number },
): Promise<{ keys: OwnedKey[]; nextCursor: string | null }> {
  const after = readCursor(query.cursor, ["number"]);
  const keys = await queries.rows<ApiKeyRow>(
    `SELECT ${keyColumns} FROM api_keys k WHERE k.revoked_at IS NULL AND ($1::bigint IS NULL OR k.id < $1)
     ORDER BY k.id DESC LIMIT $2 OFFSET $3`,
    [after?.[0] ?? null, query.limit + 1, after ? 0 : ((query.page ?? 1) - 1) * query.limit],
  );
  const shown = keys.slice(0, query.limit);
  const owners = await queries.rows<Person>(
    `SELECT ${personColumns} FROM people p JOIN roles r ON r.id = p.role_id WHERE p.id = ANY ($1::bigint[])`,
    [shown.map((key) => key.personId)],
  );
  const byId = new Map(owners.map((owner) => [owner.id, owner]));
  const last = shown.at(-1);
  return {
    keys: shown.flatMap((key) => {
      const owner = byId.get(key.personId);
      return owner ? [{ key, owner }] : [];
    }),
    nextCursor: keys.length > query.limit && last ? writeCursor([last.id]) : null,
  };
}
