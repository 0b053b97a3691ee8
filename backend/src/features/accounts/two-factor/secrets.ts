import type { Queries } from "../../../platform/db.js";
import type { Vault } from "../../../platform/vault.js";
import type { Work } from "../../../platform/work.js";
import { removeRecoveryCodes } from "./recovery-codes.js";
import { stepOfCode } from "./totp.js";

/** Minutes for which a set-up waits for its first code. */
const SETUP_MINUTES = 60;

/** A person's secret is bound to their row: copied to another it does not open. */
const contextOf = (personId: number): string => `two_factor:${personId}`;

/** Keeps the secret of a set-up until its first code comes; an earlier set-up is over, a working app goes on. */
export async function keepPendingSecret(work: Work, vault: Vault, personId: number, secret: string): Promise<void> {
  await work.rows(
    `INSERT INTO two_factor (person_id, pending_secret, pending_since) VALUES ($1, $2, $3)
     ON CONFLICT (person_id) DO UPDATE SET pending_secret = EXCLUDED.pending_secret, pending_since = EXCLUDED.pending_since`,
    [personId, vault.seal(contextOf(personId), secret), work.now],
  );
}

export type Confirmation = "confirmed" | "wrong" | "not_begun";

/** Makes the secret of a set-up the one that works from now on. The caller holds the person. */
export async function confirmPendingSecret(
  work: Work,
  vault: Vault,
  personId: number,
  code: string,
): Promise<Confirmation> {
  const row = await work.one<{ sealed: string }>(
    `SELECT pending_secret AS sealed FROM two_factor
     WHERE person_id = $1 AND pending_since > $2::timestamptz - make_interval(mins => $3)`,
    [personId, work.now, SETUP_MINUTES],
  );
  if (!row) return "not_begun";
  const step = stepOfCode(vault.open(contextOf(personId), row.sealed), code, work.now, null);
  if (step === null) return "wrong";
  // The code is used up by this: it signs nobody in.
  await work.rows(
    `UPDATE two_factor SET secret = pending_secret, on_since = $2, last_step = $3, pending_secret = NULL, pending_since = NULL
     WHERE person_id = $1`,
    [personId, work.now, step],
  );
  return "confirmed";
}

/** Takes a code of the person's app, once. The caller holds the person, so that of two at once the second sees the first. */
export async function useAppCode(work: Work, vault: Vault, personId: number, code: string): Promise<boolean> {
  const row = await work.one<{ sealed: string; lastStep: number }>(
    `SELECT secret AS sealed, last_step AS "lastStep" FROM two_factor WHERE person_id = $1 AND on_since IS NOT NULL FOR UPDATE`,
    [personId],
  );
  const step = row && stepOfCode(vault.open(contextOf(personId), row.sealed), code, work.now, row.lastStep);
  if (step === null) return false;
  await work.rows("UPDATE two_factor SET last_step = $2 WHERE person_id = $1", [personId, step]);
  return true;
}

/** Nothing of a person's second factor is left, its recovery codes included. */
export async function forgetTwoFactor(queries: Queries, personId: number): Promise<void> {
  await queries.rows("DELETE FROM two_factor WHERE person_id = $1", [personId]);
  await removeRecoveryCodes(queries, personId);
}
