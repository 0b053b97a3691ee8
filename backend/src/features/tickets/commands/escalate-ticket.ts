import { AppError, fieldErrors } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { loadActor } from "../../accounts/index.js";
import { changeTicket } from "../change-ticket.js";
import { recordOn } from "../events.js";
import type { TicketFacts } from "../facts.js";
import { lockTicketTo } from "../lock-ticket.js";
import { isMadeUp, namedPerson } from "../names.js";
import { canEscalate, canSee } from "../policy.js";
import { isOpen } from "../state.js";

/**
 * Raises a ticket's level and tells a person why. Who holds it stays the same.
 *
 * @throws AppError `not_found` (404), `forbidden` (403), `ticket.closed` (409) when it is not being worked on,
 *   `validation` (422) for a person who is no active member of staff or cannot see it.
 */
export async function escalateTicket(
  work: Work,
  ticketId: number,
  input: { to: number; reason: string },
): Promise<TicketFacts> {
  const ticket = await lockTicketTo(work, ticketId, canEscalate, "escalate this ticket");
  if (!isOpen(ticket.status))
    throw new AppError("ticket.closed", 409, "The ticket is not being worked on; reopen it first");
  const person = await loadActor(work, input.to);
  if (!person?.isStaff || !canSee(person, ticket))
    throw fieldErrors({ escalate_to: "Choose a colleague who can see this ticket" });
  if (!ticket.isSample && (await isMadeUp(work, input.to)))
    throw fieldErrors({ escalate_to: "This colleague is made up: nobody would hear of it" });

  const escalated = await changeTicket(work, ticket, { escalationLevel: ticket.escalationLevel + 1 });
  await recordOn(work, escalated, {
    type: "ticket.escalated",
    isInternal: true,
    data: {
      level: escalated.escalationLevel,
      to: await namedPerson(work, input.to),
      reason: input.reason,
      by: "person",
    },
  });
  return escalated;
}
