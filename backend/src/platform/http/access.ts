import type { Access, Endpoint } from "../../contract/index.js";
import { AppError, forbidden } from "../errors.js";
import type { RequestState } from "./request-state.js";

/**
 * The contract's word on who may call an endpoint at all. A guest is let in only where the contract names them.
 * @throws AppError `unauthenticated` or `token_expired` (401), `forbidden` (403).
 */
export function requireAccess(
  { access, guests = false }: Pick<Endpoint, "access" | "guests">,
  { actor, refusal }: RequestState,
): void {
  if (access === "public") return;
  if (actor.kind !== "person") throw refusal ?? new AppError("unauthenticated", 401, "Sign in first");
  if (actor.onlyTicketId !== null && !guests) throw forbidden("do this without signing in");
  if (access === "signed_in") return;
  if (!actor.may(access.permission)) throw forbidden("do this");
}

/** Whether an endpoint says who may call it. Compilers can be silenced; a server without this must not start. */
export function isAccess(access: unknown): access is Access {
  if (access === "public" || access === "signed_in") return true;
  return (
    typeof access === "object" && access !== null && "permission" in access && typeof access.permission === "string"
  );
}
