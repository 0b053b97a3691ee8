import type { Actor } from "../../platform/actor.js";
import { forbidden } from "../../platform/errors.js";

/** @throws AppError 403 for all who may not set the desk up. */
export function requireConfigurer(actor: Actor): void {
  if (!actor.may("desk.configure")) throw forbidden("change the desk's settings");
}
