import type { Request, RequestHandler, Response } from "express";
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
export interface Identify {
  (token: string, ip?: string): Promise<Actor>;
  /** Whether it takes the database to tell whom a token vouches for that anybody may have made up. */
  mustLookUp?(token: string): boolean;
}

/** Counts a request as a stranger's, as long as nobody knows better; gives back what takes the count away again. */
export type CountStranger = (req: Request, res: Response) => Promise<() => Promise<void>>;

const BEARER = /^Bearer +([A-Za-z0-9\-._~+/]+=*)$/i;

/**
 * Finds out who is asking. A token that vouches for nobody is no error here: a public endpoint answers a stranger,
 * any other gives the reason (see `requireAccess`). What has to be looked up counts as a stranger's request first, so that
 * made-up keys cost no more look-ups than strangers have requests.
 */
export function authenticate(identify: Identify, countStranger: CountStranger): RequestHandler {
  return async (req, res, next) => {
    const header = req.get("authorization");
    if (header !== undefined) {
      const state = stateOf(req);
      try {
        const token = tokenOf(header);
        const takeBack = identify.mustLookUp?.(token) ? await countStranger(req, res) : null;
        state.actor = await identify(token, addressOf(req));
        await takeBack?.();
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
