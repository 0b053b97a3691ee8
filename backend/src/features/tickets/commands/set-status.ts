import type { OpenChildren, Status } from "../../../contract/index.js";
import { AppError, forbidden } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { requireResolvable } from "../../fields/index.js";
import type { TicketFacts } from "../facts.js";
import { requireNoOpenChildren } from "../links/open-children.js";
import { resolveChildren } from "../links/resolve-children.js";
import { lockTicket } from "../lock-ticket.js";
import { moveStatus } from "../move-status.js";
import { ticketNumber } from "../number.js";
import { actsForDesk, canNote, canReply, canSetStatus, couldSetStatus, isOwner, settableStatuses } from "../policy.js";
import { messageChanges, recordComment, writeComment } from "../post-comment.js";
import type { DeskRules } from "../rules.js";
import { mayBecome } from "../state.js";

interface StatusWish {
  status: Status;
  comment?: string;
  attachmentIds?: readonly string[];
  /** What becomes of open tickets below it; where nothing is said, they stand in the way. */
  openChildren?: OpenChildren | undefined;
}

/**
 * Sets the status, with a comment: a public message when staff set `pending` or `resolved` and whenever the customer
 * writes it, else an internal note. For the customer `closed` says that a resolution helped, `in_progress` that it did not.
 *
 * @throws AppError `not_found` (404), `forbidden` (403), `ticket.illegal_transition` (409) with `allowed`, `ticket.open_children`
 *   (409) with `children`, `validation` (422) naming what has to be answered before it is resolved.
 */
export async function setStatus(
  work: Work,
  ticketId: number,
  { status: to, comment, attachmentIds = [], openChildren }: StatusWish,
  rules: DeskRules,
): Promise<TicketFacts> {
  const ticket = await lockTicket(work, ticketId);
  const { actor } = work;
  await requireStatusChange(work, ticket, to, rules);
  if (openChildren === "resolve" && to === "resolved") await resolveChildren(work, ticket.id, rules);
  await requireNoOpenChildren(work, ticket, to, openChildren);

  const confirmed = to === "closed" && isOwner(actor, ticket);
  const closing = confirmed ? ({ closedReason: "confirmed", reason: "confirmed" } as const) : {};
  if (!comment) return moveStatus(work, ticket, { to, ...closing });

  const isInternal = actsForDesk(actor, ticket) && to !== "pending" && to !== "resolved";
  if (isInternal ? !canNote(actor, ticket) : !canReply(actor, ticket)) throw forbidden("comment on this ticket");
  // The message is written first: it may itself be the first response.
  const posted = await writeComment(work, ticket, { text: comment, isInternal, attachmentIds }, rules);
  return moveStatus(work, ticket, {
    to,
    ...closing,
    ...(!isInternal && { commentId: posted.id }),
    also: isInternal ? { noteCount: ticket.noteCount + 1 } : { commentCount: ticket.commentCount + 1 },
    ...(isInternal ? {} : messageChanges(work, posted, to)),
    first: (moved) => recordComment(work, moved, posted),
  });
}

/**
 * May the actor set this status on the ticket as it is now?
 *
 * @throws AppError `forbidden` (403), `ticket.illegal_transition` (409) with `allowed`, `validation` (422) for one that is
 *   not resolved before some of the desk's own fields are answered: a message per `fields.<key>`.
 */
export async function requireStatusChange(
  work: Work,
  ticket: TicketFacts,
  to: Status,
  rules: DeskRules,
): Promise<void> {
  const { actor } = work;
  if (ticket.mergedInto !== null && couldSetStatus(actor, ticket, to))
    throw new AppError("ticket.merged", 409, `${ticketNumber(ticket.id)} was merged into another ticket`);
  if (!couldSetStatus(actor, ticket, to)) throw forbidden(`set this ticket to ${to}`);
  if (!mayBecome(ticket.status, to)) throw illegal(work, ticket, to, rules);
  if (!canSetStatus(actor, ticket, to, rules, work.now)) {
    // The owner's time to reopen is over, or there is nothing to reopen; anything else they never could.
    if (isOwner(actor, ticket) && ticket.status === "closed") throw illegal(work, ticket, to, rules);
    throw forbidden(`set this ticket to ${to}`);
  }
  if (to === "resolved") await requireResolvable(work, ticket);
}

function illegal(work: Work, ticket: TicketFacts, to: Status, rules: DeskRules): AppError {
  return new AppError(
    "ticket.illegal_transition",
    409,
    `${ticketNumber(ticket.id)} is ${ticket.status} and cannot become ${to}`,
    {
      allowed: settableStatuses(work.actor, ticket, rules, work.now),
    },
  );
}
