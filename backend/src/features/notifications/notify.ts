import { systemActor } from "../../platform/actor.js";
import type { RecordedEvent } from "../../platform/events.js";
import type { Consumer } from "../../platform/services.js";
import type { Work } from "../../platform/work.js";
import { ticketFacts } from "../tickets/index.js";
import { askViews, wakeBy } from "../workspace/index.js";
import { queuePushes } from "./push/queue-pushes.js";
import { recipientsOf, type Recipient } from "./recipients.js";

/**
 * Tells people in the app, and has the browsers told that they switched on. A repeated job changes nothing: (event, person) is unique. The notice carries the
 * event's own time, so that it reads the same whenever the job ran.
 *
 * Who has put the ticket aside until something happens gets it back in the same step, and is told once. Views that people
 * want to be told of are asked by jobs of their own.
 */
export const notify: Consumer = async ({ runWork, hints }, event) => {
  await runWork(systemActor, async (work) => {
    const recipients = await recipientsOf(work, event);
    const told = await tell(work, event, recipients);
    await queuePushes(work, event, recipients);
    if (told.length > 0) work.afterCommit(() => hints.notified(event.id, told));
    const woken = await wakeBy(work, event, told);
    await askViews(work, event);
    const ticket = woken.length > 0 && event.ticketId !== null ? await ticketFacts(work, event.ticketId) : null;
    if (ticket)
      work.afterCommit(() => {
        for (const personId of woken) hints.ownTicket(personId, ticket.id, ticket.version);
      });
  });
};

/** @returns who has a notice now that was not there before. */
async function tell(work: Work, event: RecordedEvent, all: readonly Recipient[]): Promise<number[]> {
  const recipients = all.filter((recipient) => recipient.inApp);
  if (recipients.length === 0) return [];
  const told = await work.rows<{ person_id: number }>(
    `INSERT INTO notifications (person_id, event_id, ticket_id, comment_id, kind, actor_id, data, created_at)
     SELECT person_id, $3, $4, $5, kind, $6, $7::jsonb, $8
     FROM unnest($1::bigint[], $2::text[]) AS told (person_id, kind)
     ON CONFLICT (event_id, person_id) DO NOTHING
     RETURNING person_id`,
    [
      recipients.map((recipient) => recipient.personId),
      recipients.map((recipient) => recipient.kind),
      event.id,
      event.ticketId,
      typeof event.data.comment_id === "number" ? event.data.comment_id : null,
      event.actorId,
      JSON.stringify(event.data),
      event.createdAt,
    ],
  );
  return told.map((row) => row.person_id);
}
