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
  const claim = await work.one<{ free: boolean; same: boolean | null; status: number; response: unknown }>(
    "SELECT free, same, status, response FROM claim_idempotency_key($1, $2, $3)",
    [person, key, fingerprint],
  );
  if (!claim?.free)
    throw new AppError("idempotency.in_progress", 409, "A request with this key is still being worked on");
  if (claim.same === null) return null;
  if (!claim.same) throw new AppError("idempotency.mismatch", 422, "This key was used for another request");
  return { status: claim.status, body: claim.response };
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
