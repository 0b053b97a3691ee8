import { AppError } from "../../../platform/errors.js";
import type { Origin, Work } from "../../../platform/work.js";
import { mailLink } from "../links.js";
import type { Person } from "../models/person.js";
import { loadActor, lockPerson } from "../queries.js";
import { openSession, type OpenedSession } from "../sessions.js";
import type { RefreshTokens } from "../tokens.js";
import { issueChallenge } from "../two-factor/challenges.js";
import { standingOf } from "../two-factor/demand.js";

export type SignIn =
  | { outcome: "signed_in"; session: OpenedSession; person: Person }
  | { outcome: "unverified" }
  /** Nobody is signed in before the second factor is seen: see `finishSignIn`. */
  | { outcome: "challenged"; token: string; expiresAt: Date };

/** The one answer to every sign-in that fails, whatever the reason. */
export const wrongCredentials = () =>
  new AppError("wrong_credentials", 401, "E-mail and password do not match an account that can sign in");

/**
 * Opens a session for somebody whose password was found right, outside this transaction: it is checked here that
 * nothing has changed since. An address that is not confirmed gets a fresh link instead, and somebody with a second
 * factor a challenge.
 *
 * @throws AppError 401 when the password was replaced or the account closed meanwhile.
 */
export async function signIn(work: Work, checked: Person, tokens: RefreshTokens, origin: Origin): Promise<SignIn> {
  const person = await lockPerson(work, checked.id);
  if (!person || person.passwordHash !== checked.passwordHash || person.deactivatedAt) throw wrongCredentials();
  if (!person.emailVerifiedAt) {
    await mailLink(work, person.id, "verify_email");
    return { outcome: "unverified" };
  }
  if ((await standingOf(work, person.id)).on) {
    const challenge = await issueChallenge(work, person);
    await work.record({ type: "account.challenged", object: { kind: "person", id: person.id }, data: {} });
    return { outcome: "challenged", ...challenge };
  }
  const session = await openSession(work, person, tokens, origin);
  const actor = await loadActor(work, person.id, session.id);
  if (!actor) throw wrongCredentials();
  await work
    .as(actor)
    .record({ type: "account.signed_in", object: { kind: "person", id: person.id }, data: { session_id: session.id } });
  return { outcome: "signed_in", session, person };
}

/** Keeps a failed attempt for the audit. The address lies with what may one day be erased. */
export async function recordFailedSignIn(work: Work, personId: number | null, email: string | null): Promise<void> {
  await work.record({
    type: "account.sign_in_failed",
    ...(personId !== null && { object: { kind: "person", id: personId } }),
    data: { person_id: personId },
    details: { email },
  });
}
