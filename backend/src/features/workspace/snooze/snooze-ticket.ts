import { personId } from "../../../platform/actor.js";
import { AppError, fieldErrors, forbidden } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { canFollow, canSnooze, lockTicket, type TicketFacts } from "../../tickets/index.js";
import { standingOf } from "../following/queries.js";
import { untilWord } from "./until-word.js";

const DAY_MS = 24 * 60 * 60 * 1000;
/** What is put aside for longer is forgotten. */
const LONGEST_DAYS = 366;

/**
 * Puts an open ticket out of the actor's own queue; nobody else's, and no promise, is touched. The ticket is held
 * meanwhile, so that whatever happens to it comes either before or after, and what comes after brings it back.
 *
 * @param until null: until something happens to it.
 * @throws AppError `not_found` (404), `forbidden` (403), `ticket.not_open` (409), `validation` (422) for a time that has
 *   gone by or is too far off.
 */
export async function snoozeTicket(work: Work, ticketId: number, until: Date | null): Promise<TicketFacts> {
  const ticket = await lockTicket(work, ticketId);
  if (!canFollow(work.actor, ticket)) throw forbidden("put this ticket aside");
  if (!canSnooze(work.actor, ticket)) throw new AppError("ticket.not_open", 409, "Only open tickets can be put aside");
  if (until && until <= work.now) throw fieldErrors({ until: "Choose a time that is still to come" });
  if (until && until.getTime() > work.now.getTime() + LONGEST_DAYS * DAY_MS)
    throw fieldErrors({ until: "Choose a time within a year" });
  const id = personId(work.actor);
  const to = untilWord({ until: until?.toISOString() ?? null });
  const from = untilWord((await standingOf(work, id, ticket.id)).snooze);
  if (from === to) return ticket;
  const eventId = await work.record({
    type: "ticket.snoozed",
    ticketId: ticket.id,
    isInternal: true,
    details: { changes: { snoozed_until: { from, to } } },
  });
  await work.rows(
    `INSERT INTO snoozes (person_id, ticket_id, until, since, event_id) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (person_id, ticket_id)
       DO UPDATE SET until = excluded.until, since = excluded.since, event_id = excluded.event_id`,
    [id, ticket.id, until, work.now, eventId],
  );
  return ticket;
}
