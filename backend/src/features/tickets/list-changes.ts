import type { Changes } from "../../contract/index.js";
import type { Actor } from "../../platform/actor.js";
import type { Queries } from "../../platform/db.js";
import { Binds } from "./binds.js";
import { noteEventTypes } from "./events.js";
import { visibleTo, seesInternal } from "./policy.js";

/** More than this and it is cheaper to fetch everything anew. */
const MOST_EVENTS = 5_000;
const MOST_TICKETS = 200;
/** Ids are not handed out in commit order: what a slow transaction wrote may lie this far behind what was seen. */
const LATE = 1_000;

/**
 * What the actor may see that changed after `since`. `seq` is what to ask with next time; a customer's follows from
 * their own complaints alone, so that it tells nothing about the rest of the desk.
 */
export async function listChanges(queries: Queries, actor: Actor, since: number): Promise<Changes> {
  const newest = await queries.one<{ id: number; notified: boolean }>(
    `SELECT coalesce(max(id), 0) AS id,
            EXISTS (SELECT FROM notifications WHERE person_id = $1 AND event_id > $2 AND $3) AS notified
     FROM events`,
    // What is listed for a person speaks of all their tickets: nothing for a guest of one.
    [actor.id, since, actor.onlyTicketId === null],
  );
  const last = newest?.id ?? 0;
  const notifications = newest?.notified ?? false;
  if (last - since > MOST_EVENTS && actor.isStaff) return { seq: last, complete: false, tickets: [], notifications };

  const binds = new Binds();
  const sinceBind = binds.add(since);
  // What staff without the notes are not told live, they do not find here either.
  const ofNotes = () => (actor.isStaff ? ` AND e.type = ANY (${binds.add(noteEventTypes)}::text[])` : "");
  const internal = seesInternal(actor) ? "" : `AND NOT (e.is_internal${ofNotes()})`;
  // Late is what was begun in the minute before the last event that was heard of, however long ago that is by now.
  const lastHeard = `least(app_now(), coalesce((SELECT created_at FROM events WHERE id = ${sinceBind}::bigint), app_now()))`;
  const tickets = await queries.rows<{ id: number; version: number; seq: number }>(
    `SELECT t.id, t.version, max(e.id) AS seq
     FROM events e JOIN tickets t ON t.id = e.ticket_id
     WHERE (e.id > ${sinceBind}::bigint OR (e.id > ${sinceBind}::bigint - ${LATE} AND e.created_at > ${lastHeard} - interval '1 minute'))
       ${internal} AND ${visibleTo(actor, binds)}
     GROUP BY t.id
     ORDER BY seq DESC
     LIMIT ${MOST_TICKETS + 1}`,
    binds.values,
  );
  const own = Math.max(since, ...tickets.map((ticket) => ticket.seq));
  const seq = actor.isStaff ? last : own;
  if (tickets.length > MOST_TICKETS) return { seq, complete: false, tickets: [], notifications };
  return { seq, complete: true, tickets: tickets.map(({ id, version }) => ({ id, version })), notifications };
}
