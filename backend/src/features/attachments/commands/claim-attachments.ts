import { fieldErrors } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import type { Attachment } from "../models.js";
import { findAttachments } from "../queries.js";
import type { Owner } from "./store-files.js";

/** Where files go, and how many of them one message may have. */
export interface Claim extends Owner {
  maxFiles: number;
}

/**
 * Gives uploads to a ticket or one of its messages. They must be the actor's own and nobody else's yet: an id in a
 * body proves nothing.
 *
 * @throws AppError 422 with `attachment_ids`, the same for unknown, foreign and claimed ones.
 */
export async function claimAttachments(
  work: Work,
  ids: readonly string[],
  { ticketId, commentId, maxFiles }: Claim,
): Promise<Attachment[]> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return [];
  if (wanted.length > maxFiles) throw fieldErrors({ attachment_ids: `Attach at most ${maxFiles} files` });

  // One conditional update: of two messages that claim a file at the same moment, the second waits and finds it taken.
  const claimed = await work.rows(
    `UPDATE attachments SET ticket_id = $3, comment_id = $4, claimed_at = $5, draft_id = NULL
     WHERE id = ANY ($1::text[]) AND uploaded_by = $2 AND ticket_id IS NULL AND held_reply_id IS NULL RETURNING id`,
    [wanted, work.actor.id, ticketId, commentId ?? null, work.now],
  );
  if (claimed.length < wanted.length) {
    throw fieldErrors({ attachment_ids: "Some of the files are no longer there. Remove them and choose them again." });
  }
  return findAttachments(work, wanted);
}
