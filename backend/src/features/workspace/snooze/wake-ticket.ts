import { personId } from "../../../platform/actor.js";
import { forbidden } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { canFollow, requireSight, type TicketFacts } from "../../tickets/index.js";
import { untilWord } from "./until-word.js";

/** Takes a ticket back into one's own queue; nothing to do where it is there. @throws AppError `not_found` (404), `forbidden` (403). */
export async function wakeTicket(work: Work, ticketId: number): Promise<TicketFacts> {
  const ticket = await requireSight(work, work.actor, ticketId);
  if (!canFollow(work.actor, ticket)) throw forbidden("put this ticket aside");
  const id = personId(work.actor);
  const gone = await work.one<{ until: Date | null }>(
    "DELETE FROM snoozes WHERE person_id = $1 AND ticket_id = $2 RETURNING until",
    [id, ticket.id],
  );
  if (!gone) return ticket;
  await work.record({
    type: "ticket.woken",
    ticketId: ticket.id,
    isInternal: true,
    data: { because: "self", person_id: id },
    details: {
      changes: { snoozed_until: { from: untilWord({ until: gone.until?.toISOString() ?? null }), to: null } },
    },
  });
  return ticket;
}
