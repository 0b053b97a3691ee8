import { parseCookie, stringifySetCookie } from "cookie";
import type { Config } from "../../config.js";

/** The parts of a request and an answer that cookies live in. */
interface Incoming {
  readonly headers: { readonly cookie?: string | undefined };
}
interface Outgoing {
  append(header: string, value: string): unknown;
}

/** A cookie that holds a refresh token: out of reach of scripts and of other sites. */
export interface SessionCookie {
  read(request: Incoming): string | null;
  /** @param seconds how long the browser keeps it. */
  set(response: Outgoing, token: string, seconds: number): void;
  clear(response: Outgoing): void;
}

/** @param base names it; a guest's lies beside that of a sign-in. */
export function createSessionCookie(
  config: Pick<Config, "publicUrl">,
  base: "redress_session" | "redress_guest" = "redress_session",
): SessionCookie {
  const secure = new URL(config.publicUrl).protocol === "https:";
  // The prefix makes browsers refuse the cookie from a subdomain; it demands Secure, which plain http cannot have.
  const name = secure ? `__Host-${base}` : base;
  const write = (response: Outgoing, value: string, maxAge: number) =>
    response.append(
      "Set-Cookie",
      stringifySetCookie(name, value, { httpOnly: true, sameSite: "strict", path: "/", secure, maxAge }),
    );
  return {
    read: (request) => parseCookie(request.headers.cookie ?? "")[name] || null,
    set: write,
    clear: (response) => write(response, "", 0),
  };
}
