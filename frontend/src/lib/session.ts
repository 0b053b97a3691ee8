import type { Me, Permission } from "@redress/backend/contract";
import { onSession, refreshSession, takeSession } from "./access-token.js";
import { api } from "./api.js";
import { ApiProblem } from "./api-problem.js";
import { createStore, useStore } from "./store.js";

/**
 * Two-factor has to be set up before anything else: in place of the page, or over the page of somebody who was at work
 * when it began to be demanded, so that nothing typed is lost.
 */
type SetUp = "page" | "over" | null;

/** `unknown` until the first refresh has answered; `unreachable` when it could not. */
export type Session =
  | { state: "unknown" | "signed_out" | "unreachable"; user: null; setUp: null }
  | { state: "signed_in"; user: Me; setUp: SetUp };

const nobody = (state: "unknown" | "signed_out" | "unreachable"): Session => ({ state, user: null, setUp: null });
const session = createStore(nobody("unknown"));

/** Whether the page stays when its session is over, for its person to sign in again over it. */
let staysOpen = (): boolean => false;

/** Has pages stay when the server says that their session is over, for as long as the question is answered by yes. */
export function stayOpenIf(question: () => boolean): void {
  staysOpen = question;
}

onSession((user, isOver) => {
  if (!user) return isOver && staysOpen() ? undefined : session.set(nobody("signed_out"));
  // A set-up ends when its recovery codes are kept, not by a refresh while they are shown.
  const waiting = session.get().user?.id === user.id ? session.get().setUp : null;
  if (waiting) session.set({ state: "signed_in", user, setUp: waiting });
  else updatePerson(user);
});

export function useSession(): Session {
  return useStore(session);
}

/** The signed-in person, or null. */
export function currentPerson(): Me | null {
  return session.get().user;
}

/** The signed-in person; for pages behind the sign-in. */
export function useMe(): Me {
  const { user } = useStore(session);
  if (!user) throw new Error("This page is for signed-in people");
  return user;
}

/** Whether the signed-in person has a permission. What may be done with one object is in that object's `abilities`. */
export function useMay(): (permission: Permission) => boolean {
  const { user } = useStore(session);
  return (permission) => user?.permissions.includes(permission) ?? false;
}

/** Finds out who is signed in, with the refresh cookie. Called once at start, and to try again. */
export async function resumeSession(): Promise<void> {
  try {
    await refreshSession();
  } catch (error) {
    const refused = error instanceof ApiProblem && error.status >= 400 && error.status < 500;
    session.set(nobody(refused ? "signed_out" : "unreachable"));
  }
}

/** Keeps a changed profile; who has to set up two-factor before anything else, or has done so, is led there or let go. */
export function updatePerson(user: Me): void {
  const before = session.get();
  const { required, on } = user.two_factor;
  const place = before.user?.id === user.id ? (before.setUp ?? "over") : "page";
  session.set({ state: "signed_in", user, setUp: required && !on ? place : null });
}

/** What has to be asked before a session is ended by its person: false keeps it. */
const questions = new Set<() => Promise<boolean>>();

/** Has something asked before the person signs out. @returns asks it no longer. */
export function askBeforeSignOut(question: () => Promise<boolean>): () => void {
  questions.add(question);
  return () => questions.delete(question);
}

/** Ends the session here and on the server, unless the person thinks better of it. */
export async function signOut(): Promise<void> {
  for (const ask of questions) if (!(await ask())) return;
  await api.logout();
  takeSession(null);
}
