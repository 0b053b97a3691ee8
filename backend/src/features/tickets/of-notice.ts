import type { Actor } from "../../platform/actor.js";
import type { Binds } from "./binds.js";

/** Longer than one change to many tickets takes. */
const TAKES_AT_MOST = "interval '1 hour'";

/**
 * The tickets of which one of the actor's own notices speaks: its own, and where one change was made to many at once,
 * whichever others of them it was told for in their place (see workspace/bulk/quiet-work.ts).
 */
export function ofNotice(actor: Actor, noticeId: number, binds: Binds): string {
  const notice = `n.id = ${binds.add(noticeId)}::bigint AND n.person_id = ${binds.add(actor.id)}::bigint`;
  return `t.id IN (
    SELECT n.ticket_id FROM notifications n WHERE ${notice}
    UNION ALL
    SELECT other.ticket_id FROM notifications n JOIN events e ON e.id = n.event_id
      JOIN events other ON other.actor_id = e.actor_id AND other.type = e.type
        AND other.created_at >= e.created_at AND other.created_at < e.created_at + ${TAKES_AT_MOST}
        AND other.data ->> 'bulk_id' = e.data ->> 'bulk_id'
        AND (other.data ->> 'holder_id')::bigint = n.person_id
    WHERE ${notice} AND (e.data ->> 'holder_id')::bigint = n.person_id)`;
}
