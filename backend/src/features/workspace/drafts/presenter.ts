import type { Draft as DraftView } from "../../../contract/index.js";
import { presentAttachment } from "../../attachments/index.js";
import type { Draft } from "./models.js";

/** Customers have no drafts here. */
const ofStaff = { isStaff: true };

export function presentDraft(draft: Draft): DraftView {
  return {
    mode: draft.mode,
    body: draft.body,
    attachments: draft.files.map(presentAttachment(ofStaff)),
    base_message_id: draft.baseCommentId,
    rev: draft.rev,
    begun_at: draft.begunAt.toISOString(),
    saved_at: draft.savedAt.toISOString(),
    others: draft.others,
    returned: draft.returned,
  };
}
