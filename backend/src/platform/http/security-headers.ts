import { createHash } from "node:crypto";
import type { RequestHandler } from "express";
import helmet from "helmet";
import type { Config } from "../../config.js";

/** What every answer carries; pages that show something set a wider policy of their own over it. */
const NOTHING = "default-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export function securityHeaders({
  isProduction,
  publicUrl,
}: Pick<Config, "isProduction" | "publicUrl">): RequestHandler[] {
  const secure = isProduction && publicUrl.startsWith("https:");
  return [
    helmet({
      contentSecurityPolicy: false,
      strictTransportSecurity: secure && { maxAge: 365 * 24 * 3600, includeSubDomains: false },
      referrerPolicy: { policy: "strict-origin-when-cross-origin" },
      xFrameOptions: { action: "deny" },
    }),
    (_req, res, next) => {
      // Not by Express's means: the live channel's own answers carry them too.
      res.setHeader("Content-Security-Policy", NOTHING);
      res.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
      next();
    },
  ];
}

/** What somebody sent us, opened by itself: in an origin of its own, where nothing runs and nothing is fetched. */
export const filePolicy = `sandbox; ${NOTHING}`;

/**
 * The policy of the web app's page: our own files, its inline scripts by their hashes, and the style elements that
 * carry this answer's nonce (menus and dialogs add one while they keep the page from scrolling).
 */
export function pagePolicy(publicUrl: string, scriptHashes: readonly string[], nonce: string): string {
  const { protocol, host } = new URL(publicUrl);
  const sockets = `${protocol === "https:" ? "wss" : "ws"}://${host}`;
  return [
    "default-src 'self'",
    `script-src 'self' ${scriptHashes.map((hash) => `'${hash}'`).join(" ")}`.trim(),
    `style-src 'self' 'nonce-${nonce}'`,
    "worker-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self' ${sockets}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** The policy of the API's own page: nothing inline but the pictures in its style sheet. */
export const docsPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** Hashes of a page's inline scripts, as its policy names them. */
export function inlineScriptHashes(html: string): string[] {
  return [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/gi)].map(
    ([, script = ""]) => `sha256-${createHash("sha256").update(script).digest("base64")}`,
  );
}
