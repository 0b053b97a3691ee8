import type { Actor } from "../../platform/actor.js";
import { forbidden } from "../../platform/errors.js";

/** @throws AppError 403 for all who may not arrange the desk. */
export function requireManager(actor: Actor): void {
  if (!actor.may("directory.manage")) throw forbidden("set up the desk");
}
