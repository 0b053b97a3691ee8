import { createHash, createHmac, createSecretKey, randomBytes, timingSafeEqual } from "node:crypto";
import jwt from "jsonwebtoken";
import type { Config } from "../../config.js";
import { AppError } from "../../platform/errors.js";

const issuer = "redress";
const audience = "redress-api";
const accessMinutes = 10;

/** What an access token vouches for. */
export interface AccessClaims {
  personId: number;
  sessionId: number;
  /** A guest's token is of another type and good for this ticket alone; null: the person signed in. */
  ticketId: number | null;
}

export interface AccessTokens {
  issue(claims: Omit<AccessClaims, "ticketId"> & { ticketId?: number | null }): string;
  /** @throws AppError 401 `token_expired` when it was ours but is too old, `unauthenticated` for anything else. */
  read(token: string): AccessClaims;
}

export function createAccessTokens(config: Pick<Config, "jwtSecret">): AccessTokens {
  // Made once: with a text secret every verification would derive a key anew, 35 times slower.
  const key = createSecretKey(Buffer.from(config.jwtSecret));
  return {
    issue: ({ personId, sessionId, ticketId = null }) =>
      jwt.sign({ sid: sessionId, ...(ticketId === null ? { typ: "access" } : { typ: "guest", tid: ticketId }) }, key, {
        algorithm: "HS256",
        issuer,
        audience,
        subject: String(personId),
        expiresIn: accessMinutes * 60,
      }),
    read: (token) => {
      try {
        const claims = jwt.verify(token, key, { algorithms: ["HS256"], issuer, audience });
        return readClaims(claims);
      } catch (error) {
        if (error instanceof jwt.TokenExpiredError)
          throw new AppError("token_expired", 401, "The access token has expired");
        if (error instanceof jwt.JsonWebTokenError) throw unreadable();
        throw error;
      }
    },
  };
}

function readClaims(claims: string | jwt.JwtPayload): AccessClaims {
  if (typeof claims === "string" || claims.exp === undefined) throw unreadable();
  const personId = Number(claims.sub);
  const sessionId: unknown = claims["sid"];
  if (!Number.isSafeInteger(personId) || !Number.isSafeInteger(sessionId)) throw unreadable();
  return { personId, sessionId: sessionId as number, ticketId: ticketOf(claims) };
}

/** Each type has its own claims: a guest's token without a ticket is good for nothing, not for everything. */
function ticketOf(claims: jwt.JwtPayload): number | null {
  const ticketId: unknown = claims["tid"];
  if (claims["typ"] === "access" && ticketId === undefined) return null;
  if (claims["typ"] === "guest" && Number.isSafeInteger(ticketId)) return ticketId as number;
  throw unreadable();
}

const unreadable = () => new AppError("unauthenticated", 401, "That is not an access token");

/** A secret for one holder: 256 random bits. Only its hash is stored; it needs no salt, since nobody can guess it. */
export function newSecret(): { token: string; hash: Buffer } {
  const token = randomBytes(32).toString("base64url");
  return { token, hash: hashSecret(token) };
}

export function hashSecret(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/**
 * Refresh tokens: the session's id, our seal on that id, and 256 random bits. Of all tokens a session ever had, the
 * seal tells those we issued from those somebody made up, though only the newest two are stored: a used one of any
 * age is proof of theft, while a guess can end nobody's session.
 */
export interface RefreshTokens {
  issue(sessionId: number): { token: string; hash: Buffer };
  /** The session that the token was once issued for, or null when it never was. */
  sessionOf(token: string): number | null;
}

export function createRefreshTokens(config: Pick<Config, "jwtSecret">): RefreshTokens {
  const key = createSecretKey(createHmac("sha256", config.jwtSecret).update("refresh token seal").digest());
  const sealOf = (sessionId: string) => createHmac("sha256", key).update(sessionId).digest().subarray(0, 16);
  return {
    issue: (sessionId) => {
      const token = `${sessionId}.${sealOf(String(sessionId)).toString("base64url")}.${newSecret().token}`;
      return { token, hash: hashSecret(token) };
    },
    sessionOf: (token) => {
      const [id = "", seal = "", secret] = token.split(".");
      const given = Buffer.from(seal, "base64url");
      const right = sealOf(id);
      const isOurs = secret !== undefined && given.length === right.length && timingSafeEqual(given, right);
      return isOurs ? Number(id) : null;
    },
  };
}
