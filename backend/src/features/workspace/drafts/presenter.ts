import type { Draft as DraftView, PersonRef } from "../../../contract/index.js";
import { presentAttachment } from "../../attachments/index.js";
import type { Draft } from "./models.js";

/** Customers have no drafts here. */
const ofStaff = { isStaff: true };

/** @param people those it mentions. */
export function presentDraft(draft: Draft, people: ReadonlyMap<number, PersonRef>): DraftView {
  return {
    mode: draft.mode,
    body: draft.body,
    attachments: draft.files.map(presentAttachment(ofStaff)),
    mentions: draft.mentions.flatMap((id) => people.get(id) ?? []),
    base_message_id: draft.baseCommentId,
    rev: draft.rev,
    begun_at: draft.begunAt.toISOString(),
    saved_at: draft.savedAt.toISOString(),
    others: draft.others,
    returned: draft.returned,
  };
}
