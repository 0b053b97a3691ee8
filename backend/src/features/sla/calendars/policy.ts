import type { Actor } from "../../../platform/actor.js";
import { forbidden } from "../../../platform/errors.js";

/** @throws AppError 403 for all who may not arrange what the desk promises. */
export function requireSlaManager(actor: Actor): void {
  if (!actor.may("sla.manage")) throw forbidden("set up what the desk promises");
}
