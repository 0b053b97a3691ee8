import type { Priority, TicketChannel } from "../../../contract/index.js";
import { personId, type Actor } from "../../../platform/actor.js";
import { fieldErrors, forbidden } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { claimAttachments } from "../../attachments/index.js";
import { judgeFiled, writeAnswers, type FieldAnswers } from "../../fields/index.js";
import { pickAssignee, type Pick } from "../../routing/index.js";
import { startClocks } from "../../sla/index.js";
import { giveToFirst } from "../change-ticket.js";
import { findDestination, type Wish } from "../destination.js";
import { recordOn } from "../events.js";
import type { TicketFacts } from "../facts.js";
import { insertTicket } from "../insert-ticket.js";
import { ticketNumber } from "../number.js";
import type { DeskRules } from "../rules.js";

export interface Complaint extends Omit<Wish, "customerId"> {
  subject: string;
  description: string;
  priority?: Priority;
  urgentReason?: string;
  /** Give it to the best person at once. */
  autoAssign?: boolean;
  /** Uploads of the actor. */
  attachmentIds?: readonly string[];
  /** Somebody else, for whom the actor files it. */
  customerId?: number;
  channel?: TicketChannel;
  /** When it reached the desk, if not now. */
  receivedAt?: Date;
  /** Filed without signing in: what proved that the mailbox is the customer's. */
  provenBy?: "code" | "link";
  /** Answers to the desk's own fields, by key. */
  fields?: FieldAnswers;
}

/**
 * Files a complaint: the ticket, its promises, its files, perhaps its first holder.
 *
 * @throws AppError `forbidden` (403) for who files for others without the right to, `validation` (422) per field.
 */
export async function fileComplaint(work: Work, complaint: Complaint, rules: DeskRules): Promise<TicketFacts> {
  const author = personId(work.actor);
  const customerId = complaint.customerId ?? author;
  requireMayFile(work.actor, complaint, customerId);
  const receivedAt = complaint.receivedAt ?? work.now;
  if (receivedAt > work.now) throw fieldErrors({ received_at: "It cannot have reached us in the future" });

  const destination = await findDestination(work, work.actor, { ...complaint, customerId });
  const isOwn = customerId === author;
  const filed = { categoryId: destination.categoryId, isOwn, isJudged: complaint.provenBy !== undefined };
  const answers = await judgeFiled(work, filed, complaint.fields);
  const priority = priorityOf(work.actor, complaint.priority, destination.defaultPriority, rules);
  const inserted = await insertTicket(work, {
    ...{ subject: complaint.subject, description: complaint.description, urgentReason: complaint.urgentReason },
    channel: complaint.channel ?? "web",
    place: { ...destination, assigneeId: null },
    ...priority,
    customerId,
    author,
    receivedAt,
  });

  await writeAnswers(work, inserted.id, answers);
  await startClocks(work, inserted.id, receivedAt);
  await claimAttachments(work, complaint.attachmentIds ?? [], {
    ticketId: inserted.id,
    maxFiles: rules.attachmentMaxFiles,
  });
  // Last: from here to the end of the transaction nobody else at the desk picks.
  const picked = complaint.autoAssign ? await pickAssignee(work, destination) : null;
  const agent = picked?.best ?? null;
  const ticket = agent ? await giveToFirst(work, inserted, agent.id) : inserted;
  await recordOn(work, ticket, {
    type: "ticket.created",
    data: {
      number: ticketNumber(ticket.id),
      priority: ticket.priority,
      ...(agent && { auto_assigned: true }),
      ...(complaint.provenBy && { guest: complaint.provenBy }),
    },
    ...(customerId !== author && { onBehalfOf: customerId }),
  });
  if (picked) await recordPick(work, ticket, picked);
  return ticket;
}

/** To whom it was given, or that nobody was there; and who would have been better, but was not. */
async function recordPick(work: Work, ticket: TicketFacts, { best, passedOver }: Pick): Promise<void> {
  const because = passedOver.length > 0 && { skipped: passedOver };
  await (best
    ? recordOn(work, ticket, {
        type: "ticket.assigned",
        data: { from: null, to: { id: best.id, name: best.fullName }, ...because },
      })
    : recordOn(work, ticket, { type: "ticket.left_unassigned", isInternal: true, data: { ...because } }));
}

/** What only those may say who file for others: whose it is, how it came in, when. */
function requireMayFile(actor: Actor, { channel, receivedAt }: Complaint, customerId: number): void {
  if (!actor.may("ticket.create")) throw forbidden("file complaints");
  if (actor.may("ticket.create_for_others")) return;
  const isOwnByWeb =
    customerId === actor.id && receivedAt === undefined && channel !== "phone" && channel !== "counter";
  if (!isOwnByWeb) throw forbidden("file complaints on somebody else's behalf");
}

/**
 * `critical` is for those who may set priorities; a customer's is taken as high, and the wish kept. Where priorities
 * are requests, a customer's choice changes nothing before staff confirm it.
 */
function priorityOf(
  actor: Actor,
  wanted: Priority | undefined,
  usual: Priority,
  { customerPriority }: DeskRules,
): { priority: Priority; requestedPriority: Priority | null } {
  if (wanted === undefined || wanted === usual || actor.may("ticket.set_priority"))
    return { priority: wanted ?? usual, requestedPriority: null };
  if (customerPriority === "request") return { priority: usual, requestedPriority: wanted };
  return wanted === "critical"
    ? { priority: "high", requestedPriority: "critical" }
    : { priority: wanted, requestedPriority: null };
}
