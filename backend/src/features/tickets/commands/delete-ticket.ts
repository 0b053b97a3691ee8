import { AppError, forbidden } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { changeClocks } from "../../sla/index.js";
import { changeTicket } from "../change-ticket.js";
import { recordOn } from "../events.js";
import { clockedTicket, type TicketFacts } from "../facts.js";
import { lockTicket } from "../lock-ticket.js";
import { moveStatus } from "../move-status.js";
import { canHide, canWithdraw, isOwner } from "../policy.js";

/**
 * Takes a ticket back: its owner withdraws it while it is new, staff hide it. Nothing is erased.
 *
 * @throws AppError `not_found` (404), `forbidden` (403), `ticket.not_editable` (409) for an owner who comes too late.
 */
export async function deleteTicket(work: Work, ticketId: number): Promise<void> {
  const ticket = await lockTicket(work, ticketId);
  if (canWithdraw(work.actor, ticket)) await withdraw(work, ticket);
  else if (canHide(work.actor, ticket)) await hide(work, ticket);
  else if (isOwner(work.actor, ticket))
    throw new AppError("ticket.not_editable", 409, "It is being worked on and can no longer be withdrawn");
  else throw forbidden("delete this ticket");
}

/** Closed, readable by both sides, promises dropped. */
async function withdraw(work: Work, ticket: TicketFacts): Promise<void> {
  await moveStatus(work, ticket, { to: "closed", closedReason: "withdrawn", reason: "withdrawn" });
}

/** Gone for all who may not read the audit, promises dropped. */
async function hide(work: Work, ticket: TicketFacts): Promise<void> {
  const hidden = await changeTicket(work, ticket, { hiddenAt: work.now });
  await changeClocks(work, clockedTicket(hidden), [{ kind: "dropped" }]);
  // Also told where it stood before: those lists lose it.
  await recordOn(work, hidden, { type: "ticket.hidden", isInternal: true, data: {} }, ticket);
}
