import type { RequestHandler } from "express";
import type { Actor } from "../actor.js";
import { AppError } from "../errors.js";
import { addressOf } from "./origin.js";
import { stateOf } from "./request-state.js";

/**
 * Who an access token or an API key vouches for.
 *
 * @param ip where it came from: kept with a key as its last use.
 * @throws AppError `token_expired` or `unauthenticated` (401) when it vouches for nobody, `two_factor_required` (403)
 *   for a key whose owner has to set that up first.
 */
export type Identify = (token: string, ip?: string) => Promise<Actor>;

const BEARER = /^Bearer +([A-Za-z0-9\-._~+/]+=*)$/i;

/**
 * Finds out who is asking. A token that vouches for nobody is no error here: a public endpoint answers a stranger,
 * any other gives the reason (see `requireAccess`).
 */
export function authenticate(identify: Identify): RequestHandler {
  return async (req, _res, next) => {
    const header = req.get("authorization");
    if (header !== undefined) {
      const state = stateOf(req);
      try {
        state.actor = await identify(tokenOf(header), addressOf(req));
      } catch (error) {
        if (!(error instanceof AppError) || (error.status !== 401 && error.status !== 403)) throw error;
        state.refusal = error;
      }
    }
    next();
  };
}

function tokenOf(header: string): string {
  const token = BEARER.exec(header)?.[1];
  if (!token) throw new AppError("unauthenticated", 401, "Send the access token as `Authorization: Bearer <token>`");
  return token;
}
