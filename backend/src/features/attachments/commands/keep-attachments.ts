import { fieldErrors } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";

/**
 * Keeps uploads of the actor's with a draft, as long as it is there. What is gone, somebody else's or sent already is left out.
 *
 * @param others whether files that the draft has already and that are not named stay with it.
 * @returns whether anything changed.
 */
export async function keepInDraft(
  work: Work,
  draftId: number,
  ids: readonly string[],
  { others }: { others: "stay" | "leave" },
): Promise<boolean> {
  const left =
    others === "stay"
      ? []
      : await work.rows(
          "UPDATE attachments SET draft_id = NULL WHERE draft_id = $1 AND NOT id = ANY ($2::text[]) RETURNING id",
          [draftId, ids],
        );
  if (ids.length === 0) return left.length > 0;
  const kept = await work.rows(
    `UPDATE attachments SET draft_id = $1
     WHERE id = ANY ($2::text[]) AND uploaded_by = $3 AND ticket_id IS NULL AND held_reply_id IS NULL AND draft_id IS DISTINCT FROM $1
     RETURNING id`,
    [draftId, ids, work.actor.id],
  );
  return left.length + kept.length > 0;
}

/**
 * Takes uploads of the actor's for a message that is about to be sent: nothing else can have them any more.
 *
 * @throws AppError 422 with `attachment_ids`, as when a message claims them.
 */
export async function keepInHeld(
  work: Work,
  heldId: number,
  ids: readonly string[],
  { maxFiles }: { maxFiles: number },
): Promise<void> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return;
  if (wanted.length > maxFiles) throw fieldErrors({ attachment_ids: `Attach at most ${maxFiles} files` });
  const kept = await work.rows(
    `UPDATE attachments SET held_reply_id = $1, draft_id = NULL
     WHERE id = ANY ($2::text[]) AND uploaded_by = $3 AND ticket_id IS NULL AND held_reply_id IS NULL RETURNING id`,
    [heldId, wanted, work.actor.id],
  );
  if (kept.length < wanted.length)
    throw fieldErrors({ attachment_ids: "Some of the files are no longer there. Remove them and choose them again." });
}

/** Lets the files of a held message go, for the message to claim. @returns their ids, in the order in which they were picked. */
export async function freeHeld(work: Work, heldId: number): Promise<string[]> {
  const files = await work.rows<{ id: string }>(
    `WITH freed AS (UPDATE attachments SET held_reply_id = NULL WHERE held_reply_id = $1 RETURNING id, created_at)
     SELECT id FROM freed ORDER BY created_at, id`,
    [heldId],
  );
  return files.map(({ id }) => id);
}

/** The files of a draft go along with it into another. */
export async function moveBetweenDrafts(work: Work, fromId: number, toId: number): Promise<void> {
  await work.rows("UPDATE attachments SET draft_id = $2 WHERE draft_id = $1", [fromId, toId]);
}

/** The files of a message that is not sent go back to a draft. */
export async function moveToDraft(work: Work, heldId: number, draftId: number): Promise<void> {
  await work.rows("UPDATE attachments SET held_reply_id = NULL, draft_id = $2 WHERE held_reply_id = $1", [
    heldId,
    draftId,
  ]);
}
