import { routes } from "@redress/backend/contract/routes";
import type { GuestAccess, Me, ResponseOf } from "@redress/backend/contract";
import { send } from "./http.js";
import { outlivingThePage } from "./outliving-page.js";
import { createStore } from "./store.js";

/** As sign-in and refresh answer it: until when it lasts, for whoever warns. */
export type SignedIn = { token: string; user: Me } & Partial<
  Pick<NonNullable<ResponseOf<"refresh">>, "session_ends_at" | "session_latest_end_at">
>;

/**
 * The access token lives in memory only: a script that gets into the page finds nothing stored, and closing
 * the tab forgets it. The HttpOnly refresh cookie brings it back.
 */
let token: string | null = null;
/** Whose it is, which says what brings it back: a person who signed in, or a guest of one complaint. */
let holder: "person" | "guest" = "person";
/** The id of the person who signed in; null while nobody has. */
export let tokenOwner: number | null = null;
/** The number of the one complaint that a guest's token is for; null while there is none. */
export const followed = createStore<string | null>(null);
/** The session of the person who signed in; null while nobody has. */
export const heldSession = createStore<SignedIn | null>(null);
/** When to get a fresh one, on this device's clock: a little before it expires. */
let renewAt = 0;
let refreshing: Promise<Me | null> | null = null;
let resuming: Promise<GuestAccess | null> | null = null;
const listeners = new Set<(user: Me | null, isOver: boolean) => void>();

const RENEW_BEFORE_MS = 30_000;

export function accessToken(): string | null {
  return token;
}

export function shouldRenew(): boolean {
  return token !== null && performance.now() >= renewAt;
}

/**
 * Called with the person after each refresh, and with null when the session has ended; `isOver`: the server says so, while
 * the person was at work.
 */
export function onSession(listener: (user: Me | null, isOver: boolean) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Takes a fresh session from sign-in or refresh; null forgets it. @param isOver the server has none any more. */
export function takeSession(session: SignedIn | null, isOver = false): void {
  holder = "person";
  tokenOwner = session?.user.id ?? null;
  keep(session?.token ?? null);
  heldSession.set(session);
  for (const listener of listeners) listener(session?.user ?? null, isOver);
}

/**
 * Takes a guest's way to one complaint; null forgets it. Nobody is signed in by it.
 * Access without a token is none: it has to be asked for anew.
 */
export function takeGuest(access: GuestAccess | null): void {
  const fresh = access?.token ?? null;
  holder = fresh === null ? "person" : "guest";
  keep(fresh);
  followed.set(fresh === null ? null : (access?.number ?? null));
}

function keep(access: string | null): void {
  token = access;
  renewAt = access === null ? 0 : performance.now() + lifetimeMs(access) - RENEW_BEFORE_MS;
}

/** Gets a new token for whoever holds the present one. @returns whether there is one now. */
export async function renewToken(): Promise<boolean> {
  if (holder === "guest") await resumeGuest();
  else await refreshSession();
  return token !== null;
}

/** Asks for a guest's token with the guest's cookie. @returns null when there is no guest's session. */
export function resumeGuest(): Promise<GuestAccess | null> {
  resuming ??= exclusively("redress.guest", requestGuest).finally(() => {
    resuming = null;
  });
  return resuming;
}

async function requestGuest(): Promise<GuestAccess | null> {
  const response = await tradeCookie("refreshGuest");
  const access = response.status === 200 ? (response.data as GuestAccess) : null;
  takeGuest(access);
  return access;
}

/**
 * Asks for a new access token. However many requests need one, a single refresh is in flight, in this tab and
 * (where the browser has locks) in all tabs together: the cookie is replaced at each use, and two at once
 * would look like a stolen one.
 *
 * @returns the person, or null when there is no session.
 */
export function refreshSession(): Promise<Me | null> {
  refreshing ??= exclusively("redress.refresh", requestSession).finally(() => {
    refreshing = null;
  });
  return refreshing;
}

async function requestSession(): Promise<Me | null> {
  const response = await tradeCookie("refresh");
  const session = response.status === 200 ? (response.data as NonNullable<ResponseOf<"refresh">>) : null;
  takeSession(session, session === null);
  return session?.user ?? null;
}

/**
 * The cookie sent is worth nothing a moment later. Were the answer dropped with a page that is left in haste, the next one
 * would come with a used cookie, as a thief does, and the session would be ended.
 */
function tradeCookie(name: "refresh" | "refreshGuest"): ReturnType<typeof send> {
  const { method, path } = routes[name];
  return send({ method, url: path, headers: { "X-Redress-Request": "1" }, adapter: outlivingThePage });
}

function exclusively<Result>(name: string, task: () => Promise<Result>): Promise<Result> {
  if (!("locks" in navigator)) return task();
  return navigator.locks.request(name, task);
}

/** How long a token still lives, by its own `iat` and `exp`, so that a wrong device clock does no harm. */
function lifetimeMs(jwt: string): number {
  try {
    const payload = JSON.parse(atob((jwt.split(".")[1] ?? "").replace(/-/g, "+").replace(/_/g, "/"))) as {
      iat?: number;
      exp?: number;
    };
    if (payload.exp && payload.iat) return (payload.exp - payload.iat) * 1000;
  } catch {
    // Not a token we can read: the server's 401 will tell when it is over.
  }
  return 10 * 60_000;
}
