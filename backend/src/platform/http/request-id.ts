import { randomUUID } from "node:crypto";
import type { RequestHandler } from "express";
import { openState } from "./request-state.js";

/** Ids that a proxy in front made are kept, so that its log and ours can be joined; anything longer or odder is not. */
const ACCEPTABLE = /^[A-Za-z0-9_.:-]{8,64}$/;

/** Gives every request an id, in the answer, the log, its events and its errors. Comes first of all middleware. */
export function requestId(): RequestHandler {
  return (req, res, next) => {
    const sent = req.get("x-request-id");
    const id = sent && ACCEPTABLE.test(sent) ? sent : randomUUID();
    openState(req, id);
    res.set("X-Request-Id", id);
    next();
  };
}
