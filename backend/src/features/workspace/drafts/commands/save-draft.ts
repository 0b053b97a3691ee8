import type { DraftMode } from "../../../../contract/index.js";
import { personId } from "../../../../platform/actor.js";
import type { Work } from "../../../../platform/work.js";
import { keepInDraft } from "../../../attachments/index.js";
import { mentionableAmong, requireSight, type TicketFacts } from "../../../tickets/index.js";
import { requireWriting } from "../../policy.js";
import { othersAfter } from "../merge-texts.js";
import { keyOf, type Draft, type DraftKey } from "../models.js";
import { holdDraft } from "../queries.js";

export interface DraftInput {
  body: string;
  attachmentIds: readonly string[];
  mentions: readonly number[];
  baseCommentId: number | null;
  /** Of the draft that the text was made from; 0: there was none. */
  rev: number;
  dropOthers: readonly number[];
}

export interface SavedDraft {
  /** Null: nothing is left of it. */
  draft: Draft | null;
  /** Whether other devices have something to ask for. */
  changed: boolean;
}

/**
 * Saves what somebody is writing. The newest text stands; one that it takes the place of without having known it is kept
 * beside it, and files of both are kept.
 *
 * @throws AppError `not_found` (404), `forbidden` (403).
 */
export async function saveDraft(work: Work, ticketId: number, mode: DraftMode, input: DraftInput): Promise<SavedDraft> {
  // Before it is looked at: whoever brings drafts to another ticket waits for this one, or has put this ticket away by now.
  await work.rows("SELECT 1 FROM tickets WHERE id = $1 FOR KEY SHARE", [ticketId]);
  const ticket = await requireSight(work, work.actor, ticketId);
  requireWriting(work.actor, ticket, mode);
  const key = { personId: personId(work.actor), ticketId, mode };
  const before = await beginDraft(work, key, input.baseCommentId);
  const isKnown = before.rev === input.rev;
  const filesChanged = await keepInDraft(work, before.id, input.attachmentIds, { others: isKnown ? "leave" : "stay" });

  const lost = isKnown || before.body.trim() === "" ? null : before;
  const overwritten = lost && { text: { id: lost.rev, body: lost.body, saved_at: lost.savedAt.toISOString() } };
  const others = othersAfter(before.others, input.body, overwritten, input.dropOthers);
  const mentions = await mentionsAfter(
    work,
    ticket,
    mode,
    isKnown ? input.mentions : [...before.mentions, ...input.mentions],
  );
  const isSame =
    before.body === input.body &&
    JSON.stringify(mentions) === JSON.stringify(before.mentions) &&
    JSON.stringify(others) === JSON.stringify(before.others) &&
    before.returned === null;
  if (!isSame || filesChanged || before.isNew) {
    await work.rows(
      `UPDATE drafts SET body = $2, others = $3::jsonb, base_comment_id = $4, returned = NULL, saved_at = $5, mentions = $6, rev = nextval('draft_revs')
       WHERE id = $1`,
      [before.id, input.body, JSON.stringify(others), input.baseCommentId, work.now, mentions],
    );
  }
  const draft = await withoutEmpty(work, await holdDraft(work, key));
  return { draft, changed: draft?.rev !== before.rev && !(draft === null && before.isNew) };
}

/** A draft is kept whoever it names: those who cannot be mentioned are left out. */
async function mentionsAfter(
  work: Work,
  ticket: TicketFacts,
  mode: DraftMode,
  ids: readonly number[],
): Promise<number[]> {
  return mode === "internal" ? mentionableAmong(work, work.actor, ticket, ids) : [];
}

/** The draft, held; a new one where there is none. */
async function beginDraft(
  work: Work,
  key: DraftKey,
  baseCommentId: number | null,
): Promise<Draft & { isNew: boolean }> {
  const begun = await work.rows(
    `INSERT INTO drafts (person_id, ticket_id, is_internal, body, base_comment_id, begun_at, saved_at)
     VALUES ($1, $2, $3, '', $4, $5, $5) ON CONFLICT DO NOTHING RETURNING id`,
    [...keyOf(key), baseCommentId, work.now],
  );
  const draft = await holdDraft(work, key);
  // Thrown away by another device between the two: begun again.
  if (!draft) return beginDraft(work, key, baseCommentId);
  return { ...draft, isNew: begun.length > 0 };
}

/** Nothing written, nothing picked, nothing kept: nobody has a draft. */
async function withoutEmpty(work: Work, draft: Draft | null): Promise<Draft | null> {
  if (!draft || draft.body.trim() !== "" || draft.files.length > 0 || draft.others.length > 0) return draft;
  await work.rows("DELETE FROM drafts WHERE id = $1", [draft.id]);
  return null;
}
