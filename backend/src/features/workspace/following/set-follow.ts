import type { FollowLevel } from "../../../contract/index.js";
import { personId } from "../../../platform/actor.js";
import { forbidden } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { canFollow, requireSight, type TicketFacts } from "../../tickets/index.js";

/**
 * Keeps what somebody of staff wants to hear of a ticket; null: as it comes. What already is so changes nothing.
 *
 * @throws AppError `not_found` (404), `forbidden` (403) for customers, also where staff are the customer.
 */
export async function setFollow(work: Work, ticketId: number, level: FollowLevel | null): Promise<TicketFacts> {
  const ticket = await requireSight(work, work.actor, ticketId);
  if (!canFollow(work.actor, ticket)) throw forbidden("follow or mute this ticket");
  const id = personId(work.actor);
  const before = await work.one<{ level: FollowLevel }>(
    "SELECT level FROM ticket_follows WHERE person_id = $1 AND ticket_id = $2 FOR UPDATE",
    [id, ticket.id],
  );
  const from = before?.level ?? null;
  if (from === level) return ticket;
  if (level === null)
    await work.rows("DELETE FROM ticket_follows WHERE person_id = $1 AND ticket_id = $2", [id, ticket.id]);
  else
    await work.rows(
      `INSERT INTO ticket_follows (person_id, ticket_id, level, since) VALUES ($1, $2, $3, $4)
       ON CONFLICT (person_id, ticket_id) DO UPDATE SET level = excluded.level, since = excluded.since`,
      [id, ticket.id, level, work.now],
    );
  await work.record({
    type: "ticket.follow_set",
    ticketId: ticket.id,
    isInternal: true,
    details: { changes: { follow: { from, to: level } } },
  });
  return ticket;
}
