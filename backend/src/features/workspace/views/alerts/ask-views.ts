import type { RecordedEvent } from "../../../../platform/events.js";
import type { Work } from "../../../../platform/work.js";

/** What can bring a ticket into a view: all that changes what views ask for, and so not the telling itself. */
const changing: ReadonlySet<string> = new Set([
  "ticket.created",
  "ticket.updated",
  "ticket.assigned",
  "ticket.status_changed",
  "ticket.escalated",
  "comment.added",
  "sla.warned",
  "sla.breached",
]);

/** So many people are asked about by one job: none is long, however many want to be told. */
const PEOPLE_PER_JOB = 50;

/**
 * Has the views asked that somebody wants to be told of, in jobs of their own: what is wrong with a view holds up no
 * other news of the ticket. Only tickets that came in since the switch count, so that the many changes of older ones
 * ask nobody.
 */
export async function askViews(work: Work, event: RecordedEvent): Promise<void> {
  if (event.ticketId === null || !changing.has(event.type)) return;
  const slices = await work.rows<{ first: number; last: number }>(
    `SELECT min(person_id) AS first, max(person_id) AS last FROM (
       SELECT s.person_id, (dense_rank() OVER (ORDER BY s.person_id) - 1) / ${PEOPLE_PER_JOB} AS slice
       FROM view_standings s JOIN tickets t ON t.id = $1
       WHERE s.alerts_since <= t.created_at AND t.hidden_at IS NULL AND NOT t.is_sample
     ) asked GROUP BY slice ORDER BY slice`,
    [event.ticketId],
  );
  for (const slice of slices)
    await work.addJob("match_views", { ticket_id: event.ticketId, actor_id: event.actorId, ...slice });
}
