import type { Access, Endpoint, KeyAccess } from "../../contract/index.js";
import type { KeyRights } from "../actor.js";
import { AppError, forbidden } from "../errors.js";
import type { RequestState } from "./request-state.js";

type AccessWords = Pick<Endpoint, "access" | "guests" | "keys" | "beforeTwoFactor">;

/** 403 for a session that is good for setting up two-factor alone. */
export const twoFactorRequired = (): AppError =>
  new AppError("two_factor_required", 403, "Set up two-factor before anything else: this desk demands it of you");

/**
 * The contract's word on who may call an endpoint at all. A guest is let in only where the contract names them, a key
 * only where it names a scope that the key has.
 * @throws AppError `unauthenticated` or `token_expired` (401), `forbidden`, `scope_missing`, `key_refused` or
 *   `two_factor_required` (403).
 */
export function requireAccess(
  { access, guests = false, keys = "closed", beforeTwoFactor = false }: AccessWords,
  { actor, refusal }: RequestState,
): void {
  // Also where everybody may come: a key that signs in or registers is not used as it is meant to be.
  if (actor.key) requireScope(keys, actor.key);
  if (access === "public") return;
  if (actor.kind !== "person") throw refusal ?? new AppError("unauthenticated", 401, "Sign in first");
  if (actor.onlyTicketId !== null && !guests) throw forbidden("do this without signing in");
  if (actor.mustSetUpTwoFactor && !beforeTwoFactor) throw twoFactorRequired();
  if (access === "signed_in") return;
  if (!actor.may(access.permission)) throw forbidden("do this");
}

function requireScope(needed: KeyAccess, { scopes }: KeyRights): void {
  if (needed === "any") return;
  if (needed === "closed") throw new AppError("key_refused", 403, "No API key may do this: sign in");
  if (!scopes.includes(needed))
    throw new AppError("scope_missing", 403, `The API key needs the scope ${needed}`, { scope: needed });
}

/** Whether an endpoint says who may call it. Compilers can be silenced; a server without this must not start. */
export function isAccess(access: unknown): access is Access {
  if (access === "public" || access === "signed_in") return true;
  return (
    typeof access === "object" && access !== null && "permission" in access && typeof access.permission === "string"
  );
}
