import type { Comment } from "../../../contract/index.js";
import { AppError } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { attachmentsOf } from "../../attachments/index.js";
import { showComment } from "../../tickets/index.js";

/**
 * Makes sure that nobody else has written to the customer, nor the customer, since the author began. The caller holds the
 * ticket's row, so none can come between this look and the press.
 *
 * @param seen the newest public message that the author has seen; null: there was none.
 * @throws AppError `newer_reply` (409) with the newest message as `current`.
 */
export async function requireNothingNewer(work: Work, ticketId: number, seen: number | null): Promise<void> {
  const newest = await work.one<{ id: number; byStaff: boolean; isInternal: boolean }>(
    `SELECT id, by_staff AS "byStaff", is_internal AS "isInternal" FROM ticket_comments
     WHERE ticket_id = $1 AND NOT opens AND NOT is_internal AND id > $2 AND author_id IS DISTINCT FROM $3 ORDER BY id DESC LIMIT 1`,
    [ticketId, seen ?? 0, work.actor.id],
  );
  if (!newest) return;
  const files = await attachmentsOf(work, ticketId, { withInternal: false });
  const ofIt = files.filter(({ commentId }) => commentId === newest.id);
  const newer: Comment = await showComment(work, work.actor, { ...newest, ticketId, files: ofIt });
  throw new AppError("newer_reply", 409, "Somebody has written since you began", { current: newer });
}
