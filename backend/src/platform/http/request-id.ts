import { randomUUID } from "node:crypto";
import type { RequestHandler } from "express";
import { openState } from "./request-state.js";

/** What may stand in a log as somebody else's id of a request; anything longer or odder is not kept. */
const ACCEPTABLE = /^[A-Za-z0-9_.:-]{8,64}$/;

/**
 * Gives every request an id of our own, in the answer, the log, its events and its errors, so that nobody makes their
 * requests look like part of another's. What a client or a proxy in front calls the request stands beside it in the log
 * and nowhere else: by that their logs and ours are joined. Comes first of all middleware.
 */
export function requestId(): RequestHandler {
  return (req, res, next) => {
    const sent = req.get("x-request-id");
    const id = randomUUID();
    openState(req, id, sent !== undefined && ACCEPTABLE.test(sent) ? sent : null);
    res.set("X-Request-Id", id);
    next();
  };
}
