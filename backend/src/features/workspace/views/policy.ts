import type { Actor } from "../../../platform/actor.js";
import { forbidden } from "../../../platform/errors.js";
import type { Binds } from "../../tickets/index.js";
import { isTheirs, theirs, type Belonging } from "../sharing.js";

/** Everybody of staff has their own; what others use too is for those who manage it. */
export const managesViews = (actor: Actor): boolean => actor.isStaff && actor.may("view.manage");

/** May they open it? What it lists is judged by their own rights each time: a shared view shares a question, no answers. */
export const canUseView = (actor: Actor, view: Belonging): boolean =>
  actor.isStaff && isTheirs(actor, view, managesViews(actor));

/** The same rule as `canUseView` for a list. @param v the name of the table in the statement. */
export const usableBy = (actor: Actor, binds: Binds, v = "v"): string =>
  actor.isStaff ? theirs(actor, managesViews(actor), binds, v) : "false";

export const canEditView = (actor: Actor, view: Belonging): boolean =>
  canUseView(actor, view) && (view.scope === "personal" || managesViews(actor));

/** @throws AppError 403 for what is not theirs to keep. */
export function requireViewEdit(actor: Actor, view: Belonging): void {
  if (!canEditView(actor, view)) throw forbidden("change views that others use too");
}

/** @throws AppError 403: customers have their complaints, and no queue. */
export function requireStaff(actor: Actor): void {
  if (!actor.isStaff) throw forbidden("use the desk's views");
}
