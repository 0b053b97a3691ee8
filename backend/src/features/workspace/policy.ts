import type { DraftMode } from "../../contract/index.js";
import type { Actor } from "../../platform/actor.js";
import { forbidden } from "../../platform/errors.js";
import { canNote, canReply, type TicketFacts } from "../tickets/index.js";

/** May somebody of the desk write to the ticket in this mode? Customers write by themselves, where nothing is held. */
export const canWrite = (actor: Actor, ticket: TicketFacts, mode: DraftMode): boolean =>
  actor.isStaff && (mode === "internal" ? canNote(actor, ticket) : canReply(actor, ticket));

/** @throws AppError `forbidden` (403). */
export function requireWriting(actor: Actor, ticket: TicketFacts, mode: DraftMode): void {
  if (!canWrite(actor, ticket, mode))
    throw forbidden(mode === "internal" ? "write internal notes on this ticket" : "reply to this ticket");
}
