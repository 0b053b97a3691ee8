import { guestActor, setUpActor, type Actor } from "../../platform/actor.js";
import { AppError } from "../../platform/errors.js";
import type { Identify } from "../../platform/http/authenticate.js";
import type { Services } from "../../platform/services.js";
import { createIdentifyKey } from "./api-keys/identify-key.js";
import { isKey } from "./api-keys/key-text.js";
import { loadActor } from "./queries.js";
import { rememberRights } from "./remembered-rights.js";
import { createAccessTokens, type AccessClaims } from "./tokens.js";
import { standingOf } from "./two-factor/demand.js";

/** Sessions remembered at most. */
const CAPACITY = 20_000;

export interface RememberingIdentify extends Identify {
  /** Drops what is remembered about a person, or about everybody: their rights, sessions or keys may have changed. */
  forget(personId: number | null): void;
}

/**
 * Tells whom an access token or an API key vouches for. Both are remembered with their rights, so that a request costs
 * no database read; whoever makes this must pass every change of access (see platform/listen-access.ts) on to `forget`,
 * or ended sessions would live on until their tokens expire, and revoked keys until they do.
 */
export function createIdentify({ config, db, log }: Pick<Services, "config" | "db" | "log">): RememberingIdentify {
  const tokens = createAccessTokens(config);
  const sessions = rememberRights<number, { actor: Actor }>(CAPACITY);
  const identifyKey = createIdentifyKey({ db, log });

  const read = async ({ personId, sessionId, ticketId }: AccessClaims): Promise<{ actor: Actor }> => {
    const open = await db.one<{ mustSetUp: boolean }>(
      `SELECT must_set_up_two_factor AS "mustSetUp" FROM sessions WHERE id = $1 AND person_id = $2 AND ticket_id IS NOT DISTINCT FROM $3::bigint
         AND ended_at IS NULL AND absolute_until > app_now()`,
      [sessionId, personId, ticketId],
    );
    const person = open && (await loadActor(db, personId, sessionId));
    if (!person) throw new AppError("token_expired", 401, "The session has ended: sign in again");
    if (ticketId !== null) return { actor: guestActor({ personId, sessionId, ticketId }) };
    // What the desk demands at this moment; what it was when the session began says only what that one has seen.
    const { on, demanded } = await standingOf(db, personId);
    return { actor: (on ? open.mustSetUp : demanded) ? setUpActor({ personId, sessionId }) : person };
  };

  const identify = async (token: string, ip?: string): Promise<Actor> => {
    if (isKey(token)) return identifyKey(token, ip);
    const claims = tokens.read(token);
    const known = sessions.get(claims.sessionId)?.actor;
    // Who has just set up two-factor goes on at once, at whichever process.
    const fits = known?.id === claims.personId && known.onlyTicketId === claims.ticketId && !known.mustSetUpTwoFactor;
    return fits ? known : (await sessions.load(claims.sessionId, () => read(claims))).actor;
  };

  const forget = (personId: number | null) => {
    sessions.forget(personId);
    identifyKey.forget(personId);
  };

  const mustLookUp = (token: string) => isKey(token) && identifyKey.isStrange(token);

  return Object.assign(identify, { forget, mustLookUp });
}
