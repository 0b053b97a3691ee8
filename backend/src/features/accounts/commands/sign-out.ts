import { personId } from "../../../platform/actor.js";
import type { Work } from "../../../platform/work.js";
import { leaveScreen } from "../availability.js";
import { loadActor } from "../queries.js";
import { announceAccessChange, endSession } from "../sessions.js";
import { hashSecret, type RefreshTokens } from "../tokens.js";

/** Ends the session of a refresh token, and the one the caller signed the request with. Unknown ones are no error. */
export async function signOut(work: Work, token: string | null, tokens: RefreshTokens): Promise<void> {
  if (work.actor.sessionId !== null) await end(work, work.actor.sessionId, personId(work.actor));

  const claimed = token && tokens.sessionOf(token);
  if (!token || !claimed || claimed === work.actor.sessionId) return;
  // Only the newest two tokens sign out: an older one may be in a stranger's hands.
  const session = await work.one<{ id: number; personId: number }>(
    `SELECT id, person_id AS "personId" FROM sessions WHERE id = $1 AND (refresh_hash = $2 OR previous_hash = $2) AND ended_at IS NULL`,
    [claimed, hashSecret(token)],
  );
  if (session) await end(work, session.id, session.personId);
}

async function end(work: Work, sessionId: number, owner: number): Promise<void> {
  await endSession(work, sessionId, "signed_out");
  await leaveScreen(work, owner);
  await announceAccessChange(work, owner);
  const actor = await loadActor(work, owner, sessionId);
  await (actor ? work.as(actor) : work).record({
    type: "account.signed_out",
    object: { kind: "person", id: owner },
    data: { session_id: sessionId },
  });
}
