import type { Actor } from "../../platform/actor.js";
import { forbidden } from "../../platform/errors.js";
import type { Field } from "./models.js";

/** @throws AppError 403 for all who may not arrange the desk. */
export function requireManager(actor: Actor): void {
  if (!actor.may("directory.manage")) throw forbidden("set up the desk's fields");
}

/** Is it shown to customers at all? */
export const customersRead = (field: Field): boolean => field.audience !== "staff";

/** May this actor know that there is such a field? Fields for staff do not exist for anybody else. */
export const canRead = (actor: Actor, field: Field): boolean => actor.isStaff || customersRead(field);

/** How somebody stands to a ticket's answers: staff who may change it, or its customer who may still write in it. */
export type AnswerRights = "desk" | "customer" | "none";

/** May somebody with these rights answer the question? */
export function canAnswer(rights: AnswerRights, field: Field): boolean {
  if (rights === "desk") return true;
  return rights === "customer" && field.audience === "customer_fills";
}
