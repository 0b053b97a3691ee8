import type { IncomingMessage } from "node:http";
import type { IsAllowedOrigin } from "./http/allowed-origin.js";
import { wallClock } from "./clock.js";

const WINDOW_MS = 60_000;
/** Enough for an office behind one address whose browsers all come back after a restart. */
const HANDSHAKES_PER_WINDOW = 300;

/** Judges who may open a connection at all, before any token is looked at. Returns why not, or null. */
export function createHandshakeGuard(isAllowedOrigin: IsAllowedOrigin, trustedProxies: number) {
  const counts = new Map<string, number>();
  let windowEnds = 0;

  return (req: IncomingMessage): string | null => {
    const { origin } = req.headers;
    // Programs other than browsers send none; a browser always does for another site's pages.
    if (origin !== undefined && !isAllowedOrigin(origin, req)) return "This origin may not connect";

    if (wallClock.millis() >= windowEnds) {
      counts.clear();
      windowEnds = wallClock.millis() + WINDOW_MS;
    }
    const who = network(addressOf(req, trustedProxies));
    // A proxy on this machine that we were not told of speaks for everybody.
    if (isLoopback(who)) return null;
    const count = (counts.get(who) ?? 0) + 1;
    counts.set(who, count);
    return count > HANDSHAKES_PER_WINDOW ? "Too many connections; try again in a minute" : null;
  };
}

/** The client's address: the one the outermost trusted proxy saw. What stands further left anybody could have written. */
function addressOf(req: IncomingMessage, trustedProxies: number): string {
  const forwarded = String(req.headers["x-forwarded-for"] ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
  const hops = [...forwarded, req.socket.remoteAddress ?? ""];
  return hops.at(-1 - Math.min(trustedProxies, hops.length - 1)) ?? "";
}

/** One IPv6 customer has a whole /64 of addresses. */
function network(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  return plain.includes(":") ? plain.split(":").slice(0, 4).join(":") : plain;
}

const isLoopback = (address: string) => address.startsWith("127.") || address === "::1";
