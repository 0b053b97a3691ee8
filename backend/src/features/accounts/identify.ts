import { guestActor, type Actor } from "../../platform/actor.js";
import { AppError } from "../../platform/errors.js";
import type { Identify } from "../../platform/http/authenticate.js";
import type { Services } from "../../platform/services.js";
import { loadActor } from "./queries.js";
import { createAccessTokens, type AccessClaims } from "./tokens.js";

/** Sessions remembered at most; beyond it the one longest known goes, and is read again when it comes back. */
const capacity = 20_000;

export interface RememberingIdentify extends Identify {
  /** Drops what is remembered about a person, or about everybody: their rights or sessions may have changed. */
  forget(personId: number | null): void;
}

/**
 * Tells whom an access token vouches for. Sessions are remembered with their rights, so that a request costs no
 * database read; whoever makes this must pass every change of access (see platform/listen-access.ts) on to `forget`,
 * or ended sessions would live on until their tokens expire.
 */
export function createIdentify({ config, db }: Pick<Services, "config" | "db">): RememberingIdentify {
  const tokens = createAccessTokens(config);
  const remembered = new Map<number, Actor>();
  let changes = 0;

  const remember = (sessionId: number, actor: Actor) => {
    const oldest = remembered.size >= capacity ? remembered.keys().next().value : undefined;
    if (oldest !== undefined) remembered.delete(oldest);
    remembered.set(sessionId, actor);
  };

  const load = async ({ personId, sessionId, ticketId }: AccessClaims): Promise<Actor> => {
    const changesBefore = changes;
    const open = await db.one(
      `SELECT 1 FROM sessions WHERE id = $1 AND person_id = $2 AND ticket_id IS NOT DISTINCT FROM $3::bigint
         AND ended_at IS NULL AND absolute_until > app_now()`,
      [sessionId, personId, ticketId],
    );
    const person = open && (await loadActor(db, personId, sessionId));
    const actor = person && ticketId !== null ? guestActor({ personId, sessionId, ticketId }) : person;
    if (!actor) throw new AppError("token_expired", 401, "The session has ended: sign in again");
    // A change that came while we read may not be in what we read: good for this request, not to be remembered.
    if (changes === changesBefore) remember(sessionId, actor);
    return actor;
  };

  const identify = async (token: string): Promise<Actor> => {
    const claims = tokens.read(token);
    const known = remembered.get(claims.sessionId);
    return known?.id === claims.personId && known.onlyTicketId === claims.ticketId ? known : load(claims);
  };

  const forget = (personId: number | null) => {
    changes += 1;
    if (personId === null) return remembered.clear();
    for (const [sessionId, actor] of remembered) if (actor.id === personId) remembered.delete(sessionId);
  };

  return Object.assign(identify, { forget });
}
