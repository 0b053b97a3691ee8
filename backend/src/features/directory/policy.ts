import type { Actor } from "../../platform/actor.js";
import { forbidden } from "../../platform/errors.js";

/** @throws AppError 403 for all who may not arrange the desk. */
export function requireManager(actor: Actor): void {
  if (!actor.may("directory.manage")) throw forbidden("set up the desk");
}

/** Nobody gives away a wider view than their own: into a team goes who is put there by somebody who sees its tickets. */
export function canPlace(actor: Actor, teamId: number): boolean {
  return actor.sees === "all" || actor.may("directory.manage") || actor.teamIds.includes(teamId);
}
