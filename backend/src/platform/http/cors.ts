import type { RequestHandler } from "express";
import type { Config } from "../../config.js";

const METHODS = "GET, POST, PUT, PATCH, DELETE";
const SENT = "Authorization, Content-Type, Idempotency-Key, If-Match, X-Redress-Request";
const SHOWN =
  "ETag, Idempotency-Replayed, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After, X-Request-Id";

/** Lets the pages of exactly the configured origins read our answers; all others get no word of permission. */
export function cors({ corsOrigins }: Pick<Config, "corsOrigins">): RequestHandler {
  const allowed = new Set(corsOrigins);
  return (req, res, next) => {
    const origin = req.get("origin");
    if (allowed.size > 0) res.vary("Origin");
    const permitted = origin !== undefined && allowed.has(origin);
    if (permitted) {
      res.set("Access-Control-Allow-Origin", origin);
      res.set("Access-Control-Allow-Credentials", "true");
      res.set("Access-Control-Expose-Headers", SHOWN);
    }
    if (req.method !== "OPTIONS" || !req.get("access-control-request-method")) return next();
    if (permitted) {
      res.set("Access-Control-Allow-Methods", METHODS);
      res.set("Access-Control-Allow-Headers", SENT);
      res.set("Access-Control-Max-Age", "600");
    }
    res.status(204).end();
  };
}
