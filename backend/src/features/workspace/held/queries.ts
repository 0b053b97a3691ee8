import type { Queries } from "../../../platform/db.js";
import type { Work } from "../../../platform/work.js";
import { filesOfHeld } from "../../attachments/index.js";
import { heldColumns, type HeldReply, type HeldRow } from "./models.js";

/** What a person has sent to a ticket and can still undo. */
export async function heldOn(queries: Queries, personId: number, ticketId: number): Promise<HeldReply[]> {
  const rows = await queries.rows<HeldRow>(
    `SELECT ${heldColumns} FROM held_replies h WHERE h.ticket_id = $2 AND h.person_id = $1 AND h.outcome IS NULL ORDER BY h.id`,
    [personId, ticketId],
  );
  const files = await filesOfHeld(
    queries,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, files: files.filter(({ keptFor }) => keptFor === row.id) }));
}

export const findHeld = (queries: Queries, id: number): Promise<HeldRow | null> =>
  queries.one<HeldRow>(`SELECT ${heldColumns} FROM held_replies h WHERE h.id = $1`, [id]);

/** Where Send was pressed; the message's events say so. */
export async function originOfPress(
  queries: Queries,
  id: number,
): Promise<{ requestId: string | null; ip: string | null; userAgent: string | null } | null> {
  return queries.one(
    `SELECT request_id AS "requestId", host(ip) AS ip, user_agent AS "userAgent" FROM held_replies WHERE id = $1`,
    [id],
  );
}

/**
 * Settles a held message: of those who release, undo or return it one does, once.
 *
 * @returns false when another did.
 */
export async function settleHeld(work: Work, id: number, outcome: NonNullable<HeldRow["outcome"]>): Promise<boolean> {
  const settled = await work.rows(
    "UPDATE held_replies SET outcome = $2, settled_at = app_now(), body = '', mentions = '{}', ip = NULL, user_agent = NULL WHERE id = $1 AND outcome IS NULL RETURNING id",
    [id, outcome],
  );
  return settled.length > 0;
}
