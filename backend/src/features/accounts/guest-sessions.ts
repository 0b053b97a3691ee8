import type { Config } from "../../config.js";
import { guestActor } from "../../platform/actor.js";
import type { Origin, Work } from "../../platform/work.js";
import { refreshSession } from "./commands/refresh-session.js";
import { createSessionCookie, type SessionCookie } from "./session-cookie.js";
import { announceAccessChange, endSession, openSession, type OpenedSession } from "./sessions.js";
import { createAccessTokens, createRefreshTokens, hashSecret } from "./tokens.js";

/** What a guest's browser is given: an access token, and what its cookie keeps; null leaves the cookie as it is. */
export interface GuestPass {
  personId: number;
  ticketId: number;
  accessToken: string;
  kept: { refreshToken: string; seconds: number } | null;
}

/**
 * Sessions of people who proved their mailbox for one ticket, without signing in. Their tokens are of a type of their
 * own, their cookie lies beside that of a sign-in, and neither can be traded for the rights of an account.
 */
export interface GuestSessions {
  readonly cookie: SessionCookie;
  /** The caller has seen the proof. */
  open(work: Work, personId: number, ticketId: number, origin: Origin): Promise<GuestPass>;
  /** Null when the session is over, or was never a guest's. */
  renew(work: Work, refreshToken: string): Promise<GuestPass | null>;
  /** Ends the session of a refresh token. An unknown one is no error. */
  end(work: Work, refreshToken: string): Promise<void>;
}

export function createGuestSessions(config: Pick<Config, "jwtSecret" | "publicUrl">): GuestSessions {
  const accessTokens = createAccessTokens(config);
  const refreshTokens = createRefreshTokens(config);

  const passOf = (session: { id: number; personId: number; ticketId: number | null }, opened: OpenedSession | null) => {
    const { id: sessionId, personId, ticketId } = session;
    if (ticketId === null) throw new Error("That is no guest's session");
    return {
      personId,
      ticketId,
      accessToken: accessTokens.issue({ personId, sessionId, ticketId }),
      kept: opened && { refreshToken: opened.refreshToken, seconds: opened.cookieSeconds },
    };
  };

  return {
    cookie: createSessionCookie(config, "redress_guest"),
    open: async (work, personId, ticketId, origin) => {
      const session = await openSession(work, { id: personId, isStaff: false }, refreshTokens, origin, { ticketId });
      const guest = guestActor({ personId, sessionId: session.id, ticketId });
      await work.as(guest).record({
        type: "guest.entered",
        object: { kind: "person", id: personId },
        data: { session_id: session.id, ticket_id: ticketId },
      });
      return passOf(session, session);
    },
    renew: async (work, refreshToken) => {
      const result = await refreshSession(work, refreshToken, refreshTokens, "guest");
      switch (result.outcome) {
        case "dead":
          return null;
        case "rotated":
          return passOf(result.session, result.session);
        case "grace":
          return passOf({ id: result.sessionId, personId: result.person.id, ticketId: result.ticketId }, null);
      }
    },
    end: async (work, refreshToken) => {
      const claimed = refreshTokens.sessionOf(refreshToken);
      // Only the newest two tokens end it: an older one may be in a stranger's hands.
      const session = await work.one<{ id: number; personId: number; ticketId: number }>(
        `SELECT id, person_id AS "personId", ticket_id AS "ticketId" FROM sessions
         WHERE id = $1 AND ticket_id IS NOT NULL AND ended_at IS NULL AND (refresh_hash = $2 OR previous_hash = $2)`,
        [claimed, hashSecret(refreshToken)],
      );
      if (!session) return;
      await endSession(work, session.id, "signed_out");
      await announceAccessChange(work, session.personId);
      const { personId, ticketId } = session;
      const guest = guestActor({ personId, ticketId, sessionId: session.id });
      await work.as(guest).record({
        type: "guest.left",
        object: { kind: "person", id: personId },
        data: { session_id: session.id, ticket_id: ticketId },
      });
    },
  };
}
