import type { RequestHandler } from "express";
import { AppError } from "../errors.js";

/** Sent by a proxy that asks another process of the desk when one answers 502: see backend/deploy/nginx.conf.template. */
const MAY_ASK_ELSEWHERE = "x-redress-elsewhere";

/**
 * While the process stops, turns away what a proxy can safely ask another process, before anything is done with it. The
 * proxy then keeps everything else away from here as well. Changes that come nevertheless are made as ever: a proxy
 * must not repeat them.
 */
export function leaving(isStopping: () => boolean): RequestHandler {
  return (req, _res, next) => {
    const isSafe = req.method === "GET" || req.method === "HEAD";
    if (isSafe && isStopping() && req.get(MAY_ASK_ELSEWHERE) !== undefined) {
      throw new AppError("unavailable", 502, "This process is stopping; ask again");
    }
    next();
  };
}
