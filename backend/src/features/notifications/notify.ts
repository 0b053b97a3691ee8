import { systemActor } from "../../platform/actor.js";
import type { Consumer } from "../../platform/services.js";
import { recipientsOf } from "./recipients.js";

/**
 * Tells people in the app. A repeated job changes nothing: (event, person) is unique. The notice carries the
 * event's own time, so that it reads the same whenever the job ran.
 */
export const notify: Consumer = async (services, event) => {
  await services.runWork(systemActor, async (work) => {
    const recipients = (await recipientsOf(work, event)).filter((recipient) => recipient.inApp);
    if (recipients.length === 0) return;
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
    const personIds = told.map((row) => row.person_id);
    if (personIds.length > 0) work.afterCommit(() => services.hints.notified(event.id, personIds));
  });
};
