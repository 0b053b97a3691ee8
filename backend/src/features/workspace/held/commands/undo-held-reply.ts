import { personId } from "../../../../platform/actor.js";
import { AppError, notFound } from "../../../../platform/errors.js";
import type { Work } from "../../../../platform/work.js";
import { holdTicket } from "../../../tickets/index.js";
import { returnToDraft } from "../../drafts/commands/move-draft.js";
import type { Draft, DraftKey } from "../../drafts/models.js";
import { holdDraft } from "../../drafts/queries.js";
import { holdPromises } from "../hold-promises.js";
import type { HeldRow } from "../models.js";
import { findHeld, settleHeld } from "../queries.js";

/**
 * Takes a message back before it is sent. It counts for nothing, and is a draft again. Undoing it twice changes nothing.
 *
 * @throws AppError `not_found` (404) for anybody else's, `held_reply.over` (409) when it has been sent or came back.
 */
export async function undoHeldReply(work: Work, id: number): Promise<{ ticketId: number; draft: Draft | null }> {
  const held = await findHeld(work, id);
  if (!held || held.personId !== personId(work.actor)) throw notFound("Held reply");
  // Whoever sends it holds the ticket too: one of the two comes first.
  await holdTicket(work, held.ticketId);
  const key = draftKeyOf(held);
  const undone = await settleHeld(work, id, "undone");
  if (undone) {
    const draft = await returnToDraft(work, {
      ...key,
      heldId: id,
      body: held.body,
      mentions: held.mentions,
      baseCommentId: held.baseCommentId,
      reason: null,
    });
    await holdPromises(work, held.ticketId);
    return { ticketId: held.ticketId, draft };
  }
  if ((await findHeld(work, id))?.outcome !== "undone")
    throw new AppError("held_reply.over", 409, "It was sent already, or came back to its draft");
  return { ticketId: held.ticketId, draft: await holdDraft(work, key) };
}

export const draftKeyOf = ({ personId: author, ticketId, isInternal }: HeldRow): DraftKey => ({
  personId: author,
  ticketId,
  mode: isInternal ? "internal" : "public",
});
