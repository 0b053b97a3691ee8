import { createHash } from "node:crypto";
import type { Queries } from "../../../platform/db.js";
import { AppError } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { hashSecret, newSecret } from "../tokens.js";

const MINUTES = 5;
/** Wrong codes that one challenge stands. */
const challengeTries = 5;

/** A sign-in whose password was right. */
export interface Challenge {
  id: number;
  personId: number;
  /** Of the password's hash that was right then. */
  passwordDigest: Buffer;
  tries: number;
}

/** The one answer for a challenge that is wrong, used, out of date, or somebody's who may no longer sign in. */
export const challengeOver = (): AppError =>
  new AppError("challenge_over", 401, "This sign-in took too long or was used. Begin again with your password");

/** Tells passwords apart that a person had, without being of use to guess one. */
export const digestOf = (passwordHash: string | null): Buffer =>
  createHash("sha256")
    .update(passwordHash ?? "")
    .digest();

/** The caller has seen the right password. */
export async function issueChallenge(
  work: Work,
  person: { id: number; passwordHash: string | null },
): Promise<{ token: string; expiresAt: Date }> {
  const { token, hash } = newSecret();
  const row = await work.one<{ expiresAt: Date }>(
    `INSERT INTO sign_in_challenges (person_id, token_hash, password_digest, created_at, expires_at)
     VALUES ($1, $2, $3, $4::timestamptz, $4::timestamptz + make_interval(mins => $5)) RETURNING expires_at AS "expiresAt"`,
    [person.id, hash, digestOf(person.passwordHash), work.now, MINUTES],
  );
  if (!row) throw new Error("The challenge was not written");
  return { token, expiresAt: row.expiresAt };
}

const select = `SELECT id, person_id AS "personId", password_digest AS "passwordDigest", tries FROM sign_in_challenges
  WHERE token_hash = $1 AND expires_at > app_now()`;

/** Whose sign-in it is, without touching it; null when there is none that still works. */
export const findChallenge = (queries: Queries, token: string): Promise<Challenge | null> =>
  queries.one<Challenge>(select, [hashSecret(token)]);

/** The same, held until the transaction ends: of two answers to one challenge the second finds none. */
export const lockChallenge = (work: Work, token: string): Promise<Challenge | null> =>
  work.one<Challenge>(`${select} FOR UPDATE`, [hashSecret(token)]);

export async function removeChallenge(work: Work, { id }: Challenge): Promise<void> {
  await work.rows("DELETE FROM sign_in_challenges WHERE id = $1", [id]);
}

/** Counts a wrong code. @returns whether the challenge stands another. */
export async function countWrongCode(work: Work, challenge: Challenge): Promise<boolean> {
  if (challenge.tries + 1 >= challengeTries) {
    await removeChallenge(work, challenge);
    return false;
  }
  await work.rows("UPDATE sign_in_challenges SET tries = tries + 1 WHERE id = $1", [challenge.id]);
  return true;
}
