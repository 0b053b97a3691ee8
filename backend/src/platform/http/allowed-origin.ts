import type { Request } from "express";
import type { Config } from "../../config.js";
import { forbidden } from "../errors.js";

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Judges an `Origin` header: our own pages and those the configuration names, exactly; never "null", never a pattern. */
export type IsAllowedOrigin = (origin: string, req: Pick<Request, "headers">) => boolean;

export function createIsAllowedOrigin(
  config: Pick<Config, "publicUrl" | "corsOrigins" | "isProduction">,
): IsAllowedOrigin {
  const allowed = new Set([new URL(config.publicUrl).origin, ...config.corsOrigins]);
  return (origin, req) =>
    allowed.has(origin) ||
    // At development the pages come from this machine under another port or name than the public one.
    (!config.isProduction && isLoopback(origin) && isLoopback(`http://${req.headers.host ?? ""}`));
}

function isLoopback(address: string): boolean {
  return URL.canParse(address) && LOOPBACK.test(new URL(address).hostname);
}

/**
 * Guards what the browser's cookie alone authenticates. A foreign page can make a browser send a request, but
 * neither add our header to it nor hide its own origin.
 * @throws AppError `forbidden` (403).
 */
export function requireOwnPage(req: Request, isAllowed: IsAllowedOrigin): void {
  if (!req.get("x-redress-request")) throw forbidden("use the session cookie without the X-Redress-Request header");
  const origin = req.get("origin");
  if (origin !== undefined && !isAllowed(origin, req)) throw forbidden("use the session cookie from another site");
}
