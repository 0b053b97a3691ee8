import { createHash } from "node:crypto";
import { personId } from "../actor.js";
import { AppError, fieldErrors } from "../errors.js";
import type { Work } from "../work.js";
import type { UploadedFile } from "./context.js";

/** Visible ASCII, as the header's draft standard has it. */
const KEY = /^[\x21-\x7e]{1,255}$/;

export interface StoredAnswer {
  status: number;
  body: unknown;
}

/** @throws AppError `validation` (422) for a key that is empty, too long or not plain. */
export function readIdempotencyKey(header: string | undefined): string | null {
  if (header === undefined) return null;
  if (!KEY.test(header)) throw fieldErrors({ "Idempotency-Key": "Use 1 to 255 visible ASCII characters" });
  return header;
}

/** What makes two requests the same: method, path, body and the contents of files. */
export function fingerprintOf(method: string, path: string, body: unknown, files: readonly UploadedFile[]): Buffer {
  const hash = createHash("sha256").update(`${method} ${path}\n${JSON.stringify(body ?? null)}`);
  for (const file of files) hash.update(`\n${JSON.stringify(file.fileName)} `).update(file.sha256);
  return hash.digest();
}

/**
 * Claims a key for its person until the transaction ends.
 *
 * @returns the answer that was given within the last 24 hours, or null: then `storeAnswer` must follow.
 * @throws AppError `idempotency.in_progress` (409) while another request holds the key, `idempotency.mismatch` (422)
 *   when it was used for another request.
 */
export async function claimKey(work: Work, key: string, fingerprint: Buffer): Promise<StoredAnswer | null> {
  const person = personId(work.actor);
  // Asked for and not waited for: the caller is told at once, and no connection is held up. Freed with the commit,
  // so whoever gets the lock afterwards sees the stored answer.
  const lock = await work.one<{ free: boolean }>("SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS free", [
    `idempotency ${person} ${key}`,
  ]);
  if (!lock?.free)
    throw new AppError("idempotency.in_progress", 409, "A request with this key is still being worked on");

  const stored = await work.one<{ same: boolean; status: number; response: unknown }>(
    `SELECT fingerprint = $3 AS same, status, response FROM idempotency_keys
     WHERE person_id = $1 AND key = $2 AND created_at > app_now() - interval '24 hours'`,
    [person, key, fingerprint],
  );
  if (!stored) return null;
  if (!stored.same) throw new AppError("idempotency.mismatch", 422, "This key was used for another request");
  return { status: stored.status, body: stored.response };
}

/** Keeps the answer in the transaction that made it true; one that is older than 24 hours gives way. */
export async function storeAnswer(
  work: Work,
  key: string,
  fingerprint: Buffer,
  { status, body }: StoredAnswer,
): Promise<void> {
  await work.rows(
    `INSERT INTO idempotency_keys (person_id, key, fingerprint, status, response, created_at)
     VALUES ($1, $2, $3, $4, $5::jsonb, $6)
     ON CONFLICT (person_id, key) DO UPDATE SET
       fingerprint = EXCLUDED.fingerprint, status = EXCLUDED.status, response = EXCLUDED.response, created_at = EXCLUDED.created_at`,
    [personId(work.actor), key, fingerprint, status, JSON.stringify(body ?? null), work.now],
  );
}
