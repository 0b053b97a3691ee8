import type { Me, Permission } from "@redress/backend/contract";
import { onSession, refreshSession, takeSession } from "./access-token.js";
import { api } from "./api.js";
import { ApiProblem } from "./api-problem.js";
import { createStore, useStore } from "./store.js";

/** `unknown` until the first refresh has answered; `unreachable` when it could not. */
export type Session =
  | { state: "unknown"; user: null }
  | { state: "signed_out"; user: null }
  | { state: "signed_in"; user: Me }
  | { state: "unreachable"; user: null };

const session = createStore<Session>({ state: "unknown", user: null });

onSession((user) => session.set(user ? { state: "signed_in", user } : { state: "signed_out", user: null }));

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
    session.set(refused ? { state: "signed_out", user: null } : { state: "unreachable", user: null });
  }
}

/** Has to set up two-factor before anything else: the desk answers nothing else until then. */
export const mustSetUpTwoFactor = ({ two_factor: { required, on } }: Me): boolean => required && !on;

/** Keeps a changed profile. */
export function updatePerson(user: Me): void {
  session.set({ state: "signed_in", user });
}

/** Ends the session here and on the server. */
export async function signOut(): Promise<void> {
  await api.logout();
  takeSession(null);
}
