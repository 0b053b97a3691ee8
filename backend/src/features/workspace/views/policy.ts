import type { Actor } from "../../../platform/actor.js";
import { forbidden } from "../../../platform/errors.js";
import type { Binds } from "../../tickets/index.js";
import type { View } from "./models.js";
import { isTheirs, theirs, type Belonging } from "../sharing.js";

/** Everybody of staff has their own; what others use too is for those who manage it. */
export const managesViews = (actor: Actor): boolean => actor.isStaff && actor.may("view.manage");

/** May they open it? What it lists is judged by their own rights each time: a shared view shares a question, no answers. */
export const canUseView = (actor: Actor, view: Belonging): boolean =>
  actor.isStaff && isTheirs(actor, view, managesViews(actor));

/** The same rule as `canUseView` for a list, of those that are not deleted. @param v the name of the table in the statement. */
export const usableBy = (actor: Actor, binds: Binds, v = "v"): string =>
  actor.isStaff ? `${v}.deleted_at IS NULL AND ${theirs(actor, managesViews(actor), binds, v)}` : "false";

export const canEditView = (actor: Actor, view: Belonging): boolean =>
  canUseView(actor, view) && (view.scope === "personal" || managesViews(actor));

/** The same rule as `canEditView` for a list. @param v the name of the table in the statement. */
export const editableBy = (actor: Actor, binds: Binds, v = "v"): string =>
  managesViews(actor) ? usableBy(actor, binds, v) : `${usableBy(actor, binds, v)} AND ${v}.scope = 'personal'`;

/** One that is in use is archived first: nobody's view goes away under their hands. */
export const canDeleteView = (actor: Actor, view: Belonging & Pick<View, "archivedAt">): boolean =>
  canEditView(actor, view) && view.archivedAt !== null;

/** @throws AppError 403 for what is not theirs to keep. */
export function requireViewEdit(actor: Actor, view: Belonging): void {
  if (!canEditView(actor, view)) throw forbidden("change views that others use too");
}

/** @throws AppError 403: customers have their complaints, and no queue. */
export function requireStaff(actor: Actor): void {
  if (!actor.isStaff) throw forbidden("use the desk's views");
}
