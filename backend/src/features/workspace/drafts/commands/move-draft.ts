import type { ReturnReason } from "../../../../contract/index.js";
import type { Work } from "../../../../platform/work.js";
import { moveToDraft } from "../../../attachments/index.js";
import { keyOf, type Draft, type DraftKey } from "../models.js";
import { holdDraft } from "../queries.js";

/** What was written is on its way now; texts of other devices beside it stay. */
export async function emptyDraft(work: Work, key: DraftKey): Promise<void> {
  const draft = await holdDraft(work, key);
  if (!draft) return;
  if (draft.others.length === 0) await work.rows("DELETE FROM drafts WHERE id = $1", [draft.id]);
  else
    await work.rows(
      "UPDATE drafts SET body = '', mentions = '{}', returned = NULL, rev = nextval('draft_revs'), saved_at = $2 WHERE id = $1",
      [draft.id, work.now],
    );
}

/** A message that was not sent. */
export interface TakenBack extends DraftKey {
  heldId: number;
  body: string;
  mentions: readonly number[];
  baseCommentId: number | null;
  reason: ReturnReason | null;
}

/** Puts a message and its files back into the draft, before what has been written there since. */
export async function returnToDraft(work: Work, taken: TakenBack): Promise<Draft> {
  const { heldId, body, mentions, baseCommentId, reason } = taken;
  const row = await work.one<{ id: number }>(
    `INSERT INTO drafts AS d (person_id, ticket_id, is_internal, body, base_comment_id, returned, begun_at, saved_at, mentions)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8)
     ON CONFLICT (person_id, ticket_id, is_internal) DO UPDATE SET
       body = CASE WHEN d.body ~ '\\S' THEN EXCLUDED.body || E'\\n\\n' || d.body ELSE EXCLUDED.body END,
       mentions = ARRAY(SELECT DISTINCT unnest(EXCLUDED.mentions || d.mentions)),
       base_comment_id = EXCLUDED.base_comment_id, returned = EXCLUDED.returned, saved_at = EXCLUDED.saved_at, rev = EXCLUDED.rev
     RETURNING id`,
    [...keyOf(taken), body, baseCommentId, reason, work.now, mentions],
  );
  if (!row) throw new Error("The draft was not written");
  await moveToDraft(work, heldId, row.id);
  const draft = await holdDraft(work, taken);
  if (!draft) throw new Error("The draft is gone");
  return draft;
}
