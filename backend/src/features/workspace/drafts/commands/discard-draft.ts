import type { DraftMode } from "../../../../contract/index.js";
import { personId } from "../../../../platform/actor.js";
import type { Work } from "../../../../platform/work.js";
import { requireSight } from "../../../tickets/index.js";
import { requireWriting } from "../../policy.js";
import { keyOf } from "../models.js";

/** Throws a draft away; its files go with the next sweep. @throws AppError `not_found` (404), `forbidden` (403). */
export async function discardDraft(work: Work, ticketId: number, mode: DraftMode): Promise<void> {
  requireWriting(work.actor, await requireSight(work, work.actor, ticketId), mode);
  await work.rows(
    "DELETE FROM drafts WHERE person_id = $1 AND ticket_id = $2 AND is_internal = $3",
    keyOf({ personId: personId(work.actor), ticketId, mode }),
  );
}
