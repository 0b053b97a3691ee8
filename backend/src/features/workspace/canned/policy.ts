import type { Actor } from "../../../platform/actor.js";
import { forbidden } from "../../../platform/errors.js";
import type { Binds } from "../../tickets/index.js";
import { isTheirs, theirs, type Belonging } from "../sharing.js";

const repliesHere = (actor: Actor): boolean => actor.isStaff && actor.may("ticket.reply");
/** Everybody who replies has their own; what others use too is for those who manage it. */
const managesCanned = (actor: Actor): boolean => actor.may("canned.manage");

export const canUseCanned = (actor: Actor, canned: Belonging): boolean =>
  repliesHere(actor) && isTheirs(actor, canned, managesCanned(actor));

/** The same rule as `canUseCanned` for a list. @param c the name of the table in the statement. */
export const usableBy = (actor: Actor, binds: Binds, c = "c"): string =>
  repliesHere(actor) ? theirs(actor, managesCanned(actor), binds, c) : "false";

export const canEditCanned = (actor: Actor, canned: Belonging): boolean =>
  canUseCanned(actor, canned) && (canned.scope === "personal" || managesCanned(actor));

/** @throws AppError 403 for what is not theirs to keep. */
export function requireCannedEdit(actor: Actor, canned: Belonging): void {
  if (!canEditCanned(actor, canned)) throw forbidden("change canned responses that others use too");
}
