import type { RecordedEvent } from "../../../platform/events.js";
import type { Work } from "../../../platform/work.js";
import { liveSession } from "../../accounts/index.js";
import type { Recipient } from "../recipients.js";
import { sendAfter } from "./push-job.js";

/**
 * Has an event sent to the browsers that its recipients switched on. A repeated job changes nothing: (event, browser) is
 * unique. What may be shown, and whether at all, is judged when it is sent.
 */
export async function queuePushes(work: Work, event: RecordedEvent, recipients: readonly Recipient[]): Promise<void> {
  const people = recipients.filter(({ push }) => push).map(({ personId }) => personId);
  if (people.length === 0) return;
  const queued = await work.rows<{ pushId: number; personId: number }>(
    `WITH wanted AS (
       SELECT p.id, p.person_id FROM push_subscriptions p JOIN sessions s ON s.id = p.session_id
       WHERE p.person_id = ANY ($1::bigint[]) AND ${liveSession("s")}
     ), queued AS (
       INSERT INTO pushes (subscription_id, event_id, ticket_id, created_at)
       SELECT id, $2, $3, $4 FROM wanted ORDER BY id
       ON CONFLICT (event_id, subscription_id) DO NOTHING RETURNING id, subscription_id
     )
     SELECT q.id AS "pushId", w.person_id AS "personId" FROM queued q JOIN wanted w ON w.id = q.subscription_id ORDER BY q.id`,
    [people, event.id, event.ticketId, work.now],
  );
  for (const push of queued) await sendAfter(work, push);
}
