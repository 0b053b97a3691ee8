import { AppError, fieldErrors } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { loadActor } from "../../accounts/index.js";
import { changeTicket } from "../change-ticket.js";
import { recordOn } from "../events.js";
import type { TicketFacts } from "../facts.js";
import { lockTicketTo } from "../lock-ticket.js";
import { isMadeUp, namedPerson } from "../names.js";
import { canAssign, canHold } from "../policy.js";

/**
 * Gives a ticket to somebody, or back to nobody (null). Giving it to whom it already belongs changes nothing.
 *
 * @throws AppError `not_found` (404), `forbidden` (403), `ticket.closed` (409), `ticket.already_assigned` (409) when the
 *   actor takes without a reason what somebody else holds, `validation` (422) for somebody who cannot work on it.
 */
export async function assignTicket(
  work: Work,
  ticketId: number,
  { agentId, reason }: { agentId: number | null; reason?: string },
): Promise<TicketFacts> {
  const ticket = await lockTicketTo(work, ticketId, canAssign, "assign this ticket");
  if (ticket.assigneeId === agentId) return ticket;
  if (ticket.status === "closed") throw new AppError("ticket.closed", 409, "The ticket is closed; reopen it first");
  const from = await namedPerson(work, ticket.assigneeId);
  if (from && agentId === work.actor.id && !reason) {
    throw new AppError("ticket.already_assigned", 409, `${from.name} holds this ticket; give a reason to take it over`);
  }
  if (agentId !== null) await requireAssignable(work, agentId, ticket);

  const assigned = await changeTicket(work, ticket, { assigneeId: agentId });
  const to = await namedPerson(work, agentId);
  await recordOn(work, assigned, { type: "ticket.assigned", data: { from, to, ...(reason && { reason }) } }, ticket);
  return assigned;
}

/** Somebody who is active, works on tickets and will see this one. */
async function requireAssignable(work: Work, agentId: number, ticket: TicketFacts): Promise<void> {
  const agent = await loadActor(work, agentId);
  if (!agent || !canHold(agent, ticket)) {
    throw fieldErrors({ agent_id: "Choose somebody who can work on this ticket" });
  }
  if (!ticket.isSample && (await isMadeUp(work, agentId))) {
    throw fieldErrors({ agent_id: "This colleague is made up and works on sample tickets alone" });
  }
}
