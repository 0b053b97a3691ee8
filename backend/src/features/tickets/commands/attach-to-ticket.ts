import { AppError, forbidden } from "../../../platform/errors.js";
import type { UploadedFile } from "../../../platform/http/context.js";
import type { Work } from "../../../platform/work.js";
import { attachFiles, type Attachment } from "../../attachments/index.js";
import { changeTicket } from "../change-ticket.js";
import { recordOn } from "../events.js";
import { lockReceiving } from "../merging/receiving-ticket.js";
import { canReply } from "../policy.js";
import type { DeskRules } from "../rules.js";

/**
 * Adds files to a ticket, for both sides to see.
 *
 * @throws AppError `not_found` (404), `forbidden` (403), `ticket.closed` (409).
 */
export async function attachToTicket(
  work: Work,
  ticketId: number,
  files: readonly UploadedFile[],
  rules: Pick<DeskRules, "scansFiles">,
): Promise<Attachment[]> {
  const ticket = await lockReceiving(work, ticketId);
  if (!canReply(work.actor, ticket)) throw forbidden("add files to this ticket");
  if (ticket.status === "closed") throw new AppError("ticket.closed", 409, "The ticket is closed; reopen it first");
  const attachments = await attachFiles(work, files, { ticketId: ticket.id }, rules);
  const changed = await changeTicket(work, ticket, {});
  await recordOn(work, changed, { type: "ticket.attached", data: { files: attachments.map((file) => file.fileName) } });
  return attachments;
}
