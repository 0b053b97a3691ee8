import { personId, type Actor } from "../../platform/actor.js";
import type { Queries } from "../../platform/db.js";
import { Binds, listedFor, seesInternal } from "../tickets/index.js";

export interface NotificationRow {
  id: number;
  kind: string;
  ticket_id: number;
  subject: string;
  comment_id: number | null;
  actor_id: number | null;
  data: Record<string, unknown>;
  created_at: Date;
  read_at: Date | null;
}

/**
 * One's own notices, as far as what they speak of is still one's business: a notice written when somebody saw the
 * ticket, or read internal notes, does not outlive that right.
 */
function readableBy(actor: Actor, binds: Binds): string {
  const secret = actor.isStaff ? "e.is_internal AND e.type = 'comment.added'" : "e.is_internal";
  const open = seesInternal(actor) ? "true" : `NOT (${secret})`;
  return `n.person_id = ${binds.add(personId(actor))}::bigint AND ${open} AND ${listedFor(actor, binds)}`;
}

const source = "notifications n JOIN tickets t ON t.id = n.ticket_id JOIN events e ON e.id = n.event_id";

/** Newest first; keyset by id. A ticket that was hidden since takes its notices along. */
export async function listNotifications(
  queries: Queries,
  actor: Actor,
  {
    before,
    offset,
    limit,
    unread,
    ticketId,
  }: { before: number | null; offset: number; limit: number; unread: boolean; ticketId: number | null },
): Promise<NotificationRow[]> {
  const binds = new Binds();
  const readable = readableBy(actor, binds);
  const last = binds.add(before);
  const ofTicket = ticketId === null ? "true" : `n.ticket_id = ${binds.add(ticketId)}::bigint`;
  return queries.rows<NotificationRow>(
    `SELECT n.id, n.kind, n.ticket_id, t.subject, n.comment_id, n.actor_id, n.data, n.created_at, n.read_at
     FROM ${source}
     WHERE ${readable} AND ${ofTicket} AND (${last}::bigint IS NULL OR n.id < ${last}) AND (NOT ${binds.add(unread)}::boolean OR n.read_at IS NULL)
     ORDER BY n.id DESC OFFSET ${binds.add(offset)} LIMIT ${binds.add(limit)}`,
    binds.values,
  );
}

export interface AlertRow extends NotificationRow {
  count: number;
  unread: number;
}

/**
 * One's notices by ticket, each row the newest of its ticket: those with unread ones first, then the newest; keyset by both.
 *
 * @param after whether the last one had unread ones (1) or not (0), and its id.
 */
export async function listAlerts(
  queries: Queries,
  actor: Actor,
  { after, limit }: { after: readonly [number, number] | null; limit: number },
): Promise<AlertRow[]> {
  const binds = new Binds();
  const readable = readableBy(actor, binds);
  const [rank, id] = after ?? [null, null];
  const lastRank = binds.add(rank);
  return queries.rows<AlertRow>(
    `WITH told AS (
       SELECT max(n.id) AS newest, count(*)::int AS count, count(*) FILTER (WHERE n.read_at IS NULL)::int AS unread
       FROM ${source} WHERE ${readable} GROUP BY n.ticket_id
     )
     SELECT n.id, n.kind, n.ticket_id, t.subject, n.comment_id, n.actor_id, n.data, n.created_at, n.read_at, told.count, told.unread
     FROM told JOIN notifications n ON n.id = told.newest JOIN tickets t ON t.id = n.ticket_id
     WHERE ${lastRank}::int IS NULL OR ((told.unread > 0)::int, told.newest) < (${lastRank}::int, ${binds.add(id)}::bigint)
     ORDER BY (told.unread > 0)::int DESC, told.newest DESC LIMIT ${binds.add(limit)}`,
    binds.values,
  );
}

/** @param ticketId of one ticket alone; null: of all. */
export async function countUnread(queries: Queries, actor: Actor, ticketId: number | null = null): Promise<number> {
  const binds = new Binds();
  const readable = readableBy(actor, binds);
  const ofTicket = ticketId === null ? "true" : `n.ticket_id = ${binds.add(ticketId)}::bigint`;
  const row = await queries.one<{ n: number }>(
    `SELECT count(*) AS n FROM ${source} WHERE ${readable} AND ${ofTicket} AND n.read_at IS NULL`,
    binds.values,
  );
  return row?.n ?? 0;
}
