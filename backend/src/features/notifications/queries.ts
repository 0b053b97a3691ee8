import type { Queries } from "../../platform/db.js";

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

/** One's own, newest first; keyset by id. A ticket that was hidden since takes its notices along. */
export async function listNotifications(
  queries: Queries,
  personId: number,
  { before, offset, limit, unread }: { before: number | null; offset: number; limit: number; unread: boolean },
): Promise<NotificationRow[]> {
  return queries.rows<NotificationRow>(
    `SELECT n.id, n.kind, n.ticket_id, t.subject, n.comment_id, n.actor_id, n.data, n.created_at, n.read_at
     FROM notifications n JOIN tickets t ON t.id = n.ticket_id
     WHERE n.person_id = $1 AND t.hidden_at IS NULL AND ($2::bigint IS NULL OR n.id < $2) AND (NOT $3 OR n.read_at IS NULL)
     ORDER BY n.id DESC OFFSET $4 LIMIT $5`,
    [personId, before, unread, offset, limit],
  );
}

export async function countUnread(queries: Queries, personId: number): Promise<number> {
  const row = await queries.one<{ n: number }>(
    `SELECT count(*) AS n FROM notifications n JOIN tickets t ON t.id = n.ticket_id
     WHERE n.person_id = $1 AND n.read_at IS NULL AND t.hidden_at IS NULL`,
    [personId],
  );
  return row?.n ?? 0;
}
