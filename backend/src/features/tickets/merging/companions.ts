import type { Work } from "../../../platform/work.js";

/** Whoever comes along with a merged ticket, to be brought back with it. */
export interface Companions {
  /** Who followed it and follows the other from now on. */
  followers: number[];
  /** Sessions of guests, who proved the customer's mailbox for it. */
  guestSessions: number[];
}

/** Followers and guests of a ticket find its conversation where it is now. */
export async function bringAlong(work: Work, sourceId: number, targetId: number): Promise<Companions> {
  const followers = await work.rows<{ id: number }>(
    `INSERT INTO ticket_follows (person_id, ticket_id, level, since)
     SELECT person_id, $2, level, $3 FROM ticket_follows WHERE ticket_id = $1 AND level = 'following'
     ON CONFLICT DO NOTHING RETURNING person_id AS id`,
    [sourceId, targetId, work.now],
  );
  const guests = await moveGuests(work, "ticket_id = $1", [sourceId, targetId]);
  return { followers: followers.map(({ id }) => id), guestSessions: guests };
}

/** The way back for those who have not gone elsewhere since. `since` is the instant of the merge. */
export async function bringBack(
  work: Work,
  { sourceId, rootId, since }: { sourceId: number; rootId: number; since: Date },
  { followers, guestSessions }: Companions,
): Promise<void> {
  await work.rows("DELETE FROM ticket_follows WHERE ticket_id = $1 AND person_id = ANY ($2::bigint[]) AND since = $3", [
    rootId,
    followers,
    since,
  ]);
  await moveGuests(work, "ticket_id = $3 AND id = ANY ($1::bigint[])", [guestSessions, sourceId, rootId]);
}

/** Their tokens speak of the ticket they were made for: each browser fetches the next by itself. */
async function moveGuests(work: Work, which: string, binds: readonly unknown[]): Promise<number[]> {
  const moved = await work.rows<{ id: number; person_id: number }>(
    `UPDATE sessions SET ticket_id = $2 WHERE ${which} AND ended_at IS NULL RETURNING id, person_id`,
    binds,
  );
  if (moved.length > 0)
    await work.rows("INSERT INTO access_changes (person_id) SELECT DISTINCT unnest($1::bigint[])", [
      moved.map((row) => row.person_id),
    ]);
  return moved.map((row) => row.id);
}
