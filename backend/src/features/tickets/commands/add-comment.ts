import type { Status } from "../../../contract/index.js";
import { AppError, forbidden } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { awaitsMessage, changeClocks } from "../../sla/index.js";
import { changeTicket, countNote } from "../change-ticket.js";
import { clockedTicket, type TicketFacts } from "../facts.js";
import { lockReceiving } from "../merging/receiving-ticket.js";
import { requireMentionable } from "../mentionable.js";
import { moveStatus } from "../move-status.js";
import { canNote, canReply } from "../policy.js";
import { messageChanges, recordComment, writeComment, type NewComment, type PostedComment } from "../post-comment.js";
import type { DeskRules } from "../rules.js";

/**
 * Replies in public, or notes internally; on a merged ticket in the one that has its conversation. The desk's first reply takes up a new ticket; the customer's brings a
 * waiting or resolved one back to work.
 *
 * @throws AppError `not_found` (404), `forbidden` (403), `ticket.closed` (409), `validation` (422) for a foreign file, or a
 *   mention of somebody who may not read it.
 */
export async function addComment(
  work: Work,
  ticketId: number,
  input: NewComment,
  rules: DeskRules,
): Promise<PostedComment> {
  const ticket = await lockReceiving(work, ticketId);
  if (input.isInternal) return addNote(work, ticket, input, rules);
  if (!canReply(work.actor, ticket)) throw forbidden("reply to this ticket");
  await requireMentionable(work, work.actor, ticket, { ids: input.mentions ?? [], isInternal: false });
  if (ticket.status === "closed") throw new AppError("ticket.closed", 409, "The ticket is closed; reopen it to reply");

  const comment = await writeComment(work, ticket, input, rules);
  const also = { commentCount: ticket.commentCount + 1 };
  const to = statusAfterReply(ticket.status, comment.byStaff);
  const said = messageChanges(work, comment, to ?? ticket.status);
  if (to) {
    const first = (moved: TicketFacts) => recordComment(work, moved, comment);
    await moveStatus(work, ticket, { to, reason: "reply", commentId: comment.id, also, ...said, first });
    return comment;
  }
  const changed = await changeTicket(work, ticket, also);
  if (await awaitsMessage(work, ticket.id, comment.byStaff))
    await changeClocks(work, clockedTicket(changed), [...said.clocks, ...said.clocksAfter]);
  await recordComment(work, changed, comment);
  return comment;
}

async function addNote(work: Work, ticket: TicketFacts, input: NewComment, rules: DeskRules): Promise<PostedComment> {
  if (!canNote(work.actor, ticket)) throw forbidden("write internal notes on this ticket");
  const mentions = await requireMentionable(work, work.actor, ticket, { ids: input.mentions ?? [], isInternal: true });
  const note = await writeComment(work, ticket, { ...input, mentions }, rules);
  await recordComment(work, await countNote(work, ticket), note);
  return note;
}

function statusAfterReply(status: Status, byStaff: boolean): Status | null {
  if (byStaff) return status === "new" ? "in_progress" : null;
  return status === "pending" || status === "resolved" ? "in_progress" : null;
}
