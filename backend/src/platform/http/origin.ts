import { isIP } from "node:net";
import type { Request } from "express";
import type { Origin } from "../work.js";
import { stateOf } from "./request-state.js";

/**
 * The caller's address in the form the database takes: an IPv4 address mapped into IPv6 becomes plain, a zone is
 * cut off, and what is no address (a proxy may pass on anything) is undefined.
 */
export function addressOf(req: Request): string | undefined {
  const address = (req.ip ?? "").replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");
  return isIP(address) ? address : undefined;
}

/** What is kept with the events of a request. */
export function originOf(req: Request): Origin {
  const ip = addressOf(req);
  const userAgent = req.get("user-agent");
  const { requestId, actor } = stateOf(req);
  return {
    requestId,
    ...(ip && { ip }),
    ...(userAgent && { userAgent }),
    ...(actor.key && { apiKeyId: actor.key.id }),
  };
}
