import type { SignedIn } from "../../../lib/access-token.js";

/** When a session ends by itself, in milliseconds since 1970 by the server's clock. */
export interface Ends {
  at: number;
  /** No refresh carries it beyond this. */
  latestAt: number;
}

export type Phase = "fine" | "soon" | "over";

const WARN_BEFORE_MS = 120_000;
/** Timers stand still while a device sleeps, so they are looked after. */
const LOOK_EVERY_MS = 30_000;

export function endsOf(session: SignedIn | null): Ends | null {
  const at = Date.parse(session?.session_ends_at ?? "");
  const latestAt = Date.parse(session?.session_latest_end_at ?? "");
  return Number.isFinite(at) && Number.isFinite(latestAt) ? { at, latestAt } : null;
}

export function phaseOf({ at }: Ends, now: number): Phase {
  if (now >= at) return "over";
  return now >= at - WARN_BEFORE_MS ? "soon" : "fine";
}

/** Milliseconds until the phase may be another. */
export function waitFor({ at }: Ends, now: number): number {
  const next = now < at - WARN_BEFORE_MS ? at - WARN_BEFORE_MS : at;
  return next <= now ? LOOK_EVERY_MS : Math.min(next - now, LOOK_EVERY_MS);
}

/** Whether a refresh carries it on. */
export const canStay = ({ at, latestAt }: Ends): boolean => at < latestAt;
