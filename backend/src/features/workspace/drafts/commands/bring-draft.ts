import type { Work } from "../../../../platform/work.js";
import { moveBetweenDrafts } from "../../../attachments/index.js";
import { othersAfter } from "../merge-texts.js";
import type { Draft, DraftKey } from "../models.js";
import { holdDraft } from "../queries.js";

/** A draft on its way to another ticket. */
export interface Bringing {
  from: DraftKey;
  toId: number;
  /** The newest message of the other ticket that its writer has seen, where they had seen none after it. */
  seen: number;
}

/**
 * Gives a draft to another ticket. What its writer has there already stays what it is, and the draft lies beside it as one of
 * another device would; files come along.
 *
 * @returns the draft that there is on the other ticket now; null where there was none to bring.
 */
export async function bringDraft(work: Work, { from, toId, seen }: Bringing): Promise<Draft | null> {
  const to = { ...from, ticketId: toId };
  const [draft, there] = [await holdDraft(work, from), await holdDraft(work, to)];
  if (!draft) return null;
  if (there) await putBeside(work, draft, there);
  else
    await work.rows(
      "UPDATE drafts SET ticket_id = $2, base_comment_id = coalesce(base_comment_id, $3), rev = nextval('draft_revs') WHERE id = $1",
      [draft.id, toId, seen],
    );
  return holdDraft(work, to);
}

async function putBeside(work: Work, draft: Draft, there: Draft): Promise<void> {
  const { rev: id, body, savedAt } = draft;
  const text = body.trim() === "" ? null : { text: { id, body, saved_at: savedAt.toISOString() } };
  const others = othersAfter([...there.others, ...draft.others], there.body, text, []);
  await moveBetweenDrafts(work, draft.id, there.id);
  await work.rows(
    `UPDATE drafts SET others = $2::jsonb, mentions = ARRAY(SELECT DISTINCT unnest(mentions || $3::bigint[])), rev = nextval('draft_revs')
     WHERE id = $1`,
    [there.id, JSON.stringify(others), draft.mentions],
  );
  await work.rows("DELETE FROM drafts WHERE id = $1", [draft.id]);
}
