import type { Status } from "../../../contract/index.js";
import type { Work } from "../../../platform/work.js";
import { changeClocks } from "../../sla/index.js";
import { clockedTicket, holdTicket } from "../facts.js";
import { lockReceiving } from "../merging/receiving-ticket.js";
import { actsForDesk } from "../policy.js";
import type { DeskRules } from "../rules.js";
import { addComment } from "./add-comment.js";
import { setStatus } from "./set-status.js";

export interface HeldMessage {
  text: string;
  isInternal: boolean;
  attachmentIds: readonly string[];
  mentions: readonly number[];
  setStatus: Status | null;
}

/**
 * Writes a message that its author could still undo for a while, and sets the status that goes with it. All of it counts from
 * `work.now`, the instant of the press. What the customer wrote after that is an answer to it: a status that waits for one is
 * not set any more, and they wait for ours.
 *
 * @returns whether the status was left as it is, because the customer has written, or it was merged.
 * @throws AppError as `addComment` and `setStatus` do.
 */
export async function postHeldMessage(
  work: Work,
  pressedOn: number,
  { text, isInternal, attachmentIds, mentions, setStatus: to }: HeldMessage,
  rules: DeskRules,
): Promise<{ statusLeft: boolean }> {
  // Merged since the press, it goes where the conversation is; that ticket's status nobody has chosen.
  const ticket = await lockReceiving(work, pressedOn);
  const ticketId = ticket.id;
  const askedAt = await askedSince(work, ticketId);
  const statusLeft =
    (askedAt !== null && (to === "pending" || to === "resolved")) || (to !== null && ticketId !== pressedOn);
  const status = statusLeft || to === ticket.status ? null : to;

  const together = !isInternal && (status === "pending" || status === "resolved");
  // What stands below it was judged at the press.
  const openChildren = "leave";
  if (together) await setStatus(work, ticketId, { status, comment: text, attachmentIds, openChildren }, rules);
  else {
    await addComment(work, ticketId, { text, isInternal, attachmentIds, mentions }, rules);
    if (status && (await holdTicket(work, ticketId))?.status !== status)
      await setStatus(work, ticketId, { status, openChildren }, rules);
  }
  if (askedAt && !isInternal && actsForDesk(work.actor, ticket)) await askAgain(work, ticketId, askedAt);
  return { statusLeft };
}

/** When the customer first wrote after the press. */
async function askedSince(work: Work, ticketId: number): Promise<Date | null> {
  const row = await work.one<{ at: Date | null }>(
    "SELECT min(created_at) AS at FROM ticket_comments WHERE ticket_id = $1 AND NOT by_staff AND created_at > $2",
    [ticketId, work.now],
  );
  return row?.at ?? null;
}

/** While the answer before was held, it seemed that nobody had answered at all. */
async function askAgain(work: Work, ticketId: number, at: Date): Promise<void> {
  const ticket = await holdTicket(work, ticketId);
  if (!ticket) throw new Error(`Ticket ${ticketId} is gone`);
  await changeClocks(work.as(work.actor, at), clockedTicket(ticket), [{ kind: "asked", status: ticket.status }]);
}
