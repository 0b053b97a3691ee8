import type { Vault } from "../../../../platform/vault.js";
import type { Origin, Work } from "../../../../platform/work.js";
import type { Person } from "../../models/person.js";
import { loadActor, lockPerson } from "../../queries.js";
import { openSession, type OpenedSession } from "../../sessions.js";
import type { RefreshTokens } from "../../tokens.js";
import { challengeOver, countWrongCode, digestOf, lockChallenge, removeChallenge } from "../challenges.js";
import { standingOf } from "../demand.js";
import { tellOfRecoveryCode, usedFactor } from "../used-factor.js";

export type FinishedSignIn =
  | { outcome: "signed_in"; session: OpenedSession; person: Person }
  | { outcome: "wrong" }
  /** The challenge is no more. */
  | { outcome: "over" };

/**
 * Answers a challenge with a code of the app or a recovery code, and opens the session. A refusal is returned, not
 * thrown: its try has to be counted in this transaction.
 */
export async function finishSignIn(
  work: Work,
  answer: { token: string; code: string },
  { vault, tokens, origin }: { vault: Vault; tokens: RefreshTokens; origin: Origin },
): Promise<FinishedSignIn> {
  const challenge = await lockChallenge(work, answer.token);
  const person = challenge && (await lockPerson(work, challenge.personId));
  if (!challenge || !person) return { outcome: "over" };
  const mayStill = person.deactivatedAt === null && challenge.passwordDigest.equals(digestOf(person.passwordHash));
  if (!mayStill || !(await standingOf(work, person.id)).on) {
    await removeChallenge(work, challenge);
    return { outcome: "over" };
  }

  const factor = await usedFactor(work, vault, person.id, answer.code);
  if (factor === null) {
    const goesOn = await countWrongCode(work, challenge);
    const data = { person_id: person.id, step: "two_factor" };
    await work.record({ type: "account.sign_in_failed", object: { kind: "person", id: person.id }, data });
    // Whoever came so far knows the password: its owner is told, once an hour.
    if (!goesOn) await work.addJob("account_mail", { person_id: person.id, template: "codes_guessed" });
    return { outcome: goesOn ? "wrong" : "over" };
  }

  await removeChallenge(work, challenge);
  const session = await openSession(work, person, tokens, origin, { secondFactor: true });
  const actor = await loadActor(work, person.id, session.id);
  if (!actor) throw challengeOver();
  const object = { kind: "person", id: person.id };
  await work
    .as(actor)
    .record({ type: "account.signed_in", object, data: { session_id: session.id, second_factor: factor } });
  if (factor === "recovery_code") await tellOfRecoveryCode(work.as(actor), person.id);
  return { outcome: "signed_in", session, person };
}
