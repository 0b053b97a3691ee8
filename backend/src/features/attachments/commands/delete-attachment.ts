import { notFound } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";

/**
 * Removes an upload of the actor's that nothing has claimed. Returns the storage key of its file, to be removed once
 * this is on disk: the other way round a failure would leave a row without a file. Null: it has none any more.
 *
 * @throws AppError 404 for anything else: what a message has claimed is part of the record.
 */
export async function deleteAttachment(work: Work, id: string): Promise<string | null> {
  const row = await work.one<{ storageKey: string | null }>(
    `DELETE FROM attachments WHERE id = $1 AND uploaded_by = $2 AND ticket_id IS NULL AND held_reply_id IS NULL RETURNING storage_key AS "storageKey"`,
    [id, work.actor.id],
  );
  if (!row) throw notFound("Attachment");
  return row.storageKey;
}
