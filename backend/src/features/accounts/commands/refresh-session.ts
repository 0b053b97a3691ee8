import type { Work } from "../../../platform/work.js";
import type { Person } from "../models/person.js";
import { sessionColumns, type Session } from "../models/session.js";
import { findPerson, loadActor } from "../queries.js";
import {
  announceAccessChange,
  endSession,
  rotateSession,
  rotationGrace,
  type OpenedSession,
  type SessionEnds,
} from "../sessions.js";
import { hashSecret, type RefreshTokens } from "../tokens.js";
import { standingOf } from "../two-factor/demand.js";

export type Refresh =
  | { outcome: "rotated"; session: OpenedSession; person: Person }
  /** The token was replaced a moment ago: the session lives, its newest token stays with whoever got it. */
  | { outcome: "grace"; sessionId: number; ticketId: number | null; person: Person; ends: SessionEnds }
  | { outcome: "dead" };

/** A sign-in with all the person's rights, or a guest's look at one ticket. */
export type SessionKind = "account" | "guest";

/**
 * Trades a refresh token for the next one. Of two requests with one token exactly one gets a successor.
 *
 * @param kind the only one that is refreshed: a guest's token must never bring an account's session.
 */
export async function refreshSession(
  work: Work,
  token: string,
  tokens: RefreshTokens,
  kind: SessionKind = "account",
): Promise<Refresh> {
  const hash = hashSecret(token);
  const session = await lockSession(work, tokens.sessionOf(token));
  // The idle period never reaches beyond the absolute end.
  if (!session || session.endedAt || session.idleUntil <= work.now) return { outcome: "dead" };
  if ((session.ticketId === null) !== (kind === "account")) return { outcome: "dead" };

  if (!session.refreshHash.equals(hash)) {
    const secondsSince = (work.now.getTime() - session.rotatedAt.getTime()) / 1000;
    const justReplaced = session.previousHash?.equals(hash) === true && secondsSince <= rotationGrace;
    if (!justReplaced) {
      await endReused(work, session);
      return { outcome: "dead" };
    }
  }

  const person = await findPerson(work, session.personId);
  if (!person || person.deactivatedAt) return { outcome: "dead" };
  if (!session.refreshHash.equals(hash)) {
    const ends = { asOf: work.now, at: session.idleUntil, latestAt: session.absoluteUntil };
    return { outcome: "grace", sessionId: session.id, ticketId: session.ticketId, person, ends };
  }
  if (kind === "account" && !(await keepTwoFactorDemand(work, session))) return { outcome: "dead" };
  return { outcome: "rotated", session: await rotateSession(work, session, person, tokens), person };
}

/** The session of a token, current or not, held until the transaction ends: here the second of two at once waits. */
async function lockSession(work: Work, issuedFor: number | null): Promise<Session | null> {
  if (issuedFor === null) return null;
  return work.one<Session>(`SELECT ${sessionColumns} FROM sessions WHERE id = $1 FOR UPDATE`, [issuedFor]);
}

/**
 * What the desk demands by now goes for sessions that were opened before: they are good for the set-up alone, or again
 * for everything. One that was waiting for a set-up made in another session ends: it has not seen the second factor.
 *
 * @returns whether the session lives on.
 */
async function keepTwoFactorDemand(work: Work, session: Session): Promise<boolean> {
  const { on, demanded } = await standingOf(work, session.personId);
  const mustSetUp = demanded && !on;
  if (mustSetUp === session.mustSetUpTwoFactor) return true;
  if (on) await endSession(work, session.id, "rights_changed");
  else await work.rows("UPDATE sessions SET must_set_up_two_factor = $2 WHERE id = $1", [session.id, mustSetUp]);
  await announceAccessChange(work, session.personId);
  return !on;
}

/** A token used twice is in two hands, and nobody can tell whose is the owner's: both lose the session. */
async function endReused(work: Work, session: Session): Promise<void> {
  await endSession(work, session.id, "token_reused");
  await announceAccessChange(work, session.personId);
  const actor = await loadActor(work, session.personId, session.id);
  await (actor ? work.as(actor) : work).record({
    type: "account.token_reused",
    object: { kind: "person", id: session.personId },
    data: { session_id: session.id },
  });
  // A guest has no sign-in that the mail could speak of.
  if (session.ticketId === null)
    await work.addJob("account_mail", { person_id: session.personId, template: "session_ended" });
}
