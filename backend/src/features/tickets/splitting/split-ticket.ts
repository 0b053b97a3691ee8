import type { Actor } from "../../../platform/actor.js";
import type { Queries } from "../../../platform/db.js";
import { AppError } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { splitClocks } from "../../sla/index.js";
import { changeTicket } from "../change-ticket.js";
import { findDestination } from "../destination.js";
import { recordOn } from "../events.js";
import { clockedTicket, type TicketFacts } from "../facts.js";
import { insertTicket, type Place } from "../insert-ticket.js";
import { linkAsRelated } from "../links/link-rows.js";
import { lockTicketTo } from "../lock-ticket.js";
import { aboutOther } from "../merging/merge-tickets.js";
import { ticketNumber } from "../number.js";
import { canEdit } from "../policy.js";
import { lifeOf, messagesFrom, moveOut, type SplitMessage } from "./messages.js";

export interface Split {
  commentId: number;
  /** All messages after it, too. */
  withLater: boolean;
  subject: string;
  /** Where such complaints go; without it, where the ticket is. */
  categoryId?: number;
}

/**
 * Begins a ticket with a message of the customer's that belongs to none of what its ticket is about: the message is its complaint,
 * files and, where wished, all later messages are its own from now on. Its promises count from when the message came, and both
 * tickets are related from then on. `unsplitTicket` takes it back by what the event keeps.
 *
 * @returns the new ticket.
 * @throws AppError 404, 403 for who may not edit it, 409 `ticket.merged`, 422 for a message that is not here or not the
 *   customer's, and for a category that there is not.
 */
export async function splitTicket(work: Work, sourceId: number, split: Split): Promise<TicketFacts> {
  const source = await lockTicketTo(work, sourceId, canEdit, "split this ticket");
  requireOwnMessages(source);
  const going = await messagesFrom(work, sourceId, split);
  const { first, later } = going;
  const life = await lifeOf(work, sourceId, going);
  const [place, author] = [await placeOf(work, work.actor, source, split.categoryId), work.actor.id];
  if (author === null) throw new Error("Nobody splits tickets by themselves");

  const begun = await insertTicket(work, {
    ...{ subject: split.subject, description: first.body, channel: source.channel, place },
    ...{ priority: source.priority, requestedPriority: null, customerId: source.customerId, author },
    ...{ receivedAt: first.at, splitFrom: sourceId },
  });
  const homes = await moveOut(work, { sourceId, newId: begun.id, first, later });
  const notes = later.filter(({ isInternal }) => isInternal).length;
  const said = later.filter(({ isInternal }) => !isInternal);
  const fresh = await changeTicket(work, begun, {
    ...{ commentCount: said.length, noteCount: notes },
    ...(life.status !== "new" && { status: life.status }),
  });
  const left = await changeTicket(work, source, {
    commentCount: source.commentCount - said.length - 1,
    noteCount: source.noteCount - notes,
  });
  const missed = await splitClocks(work, clockedTicket(left), clockedTicket(fresh), life);
  await linkAsRelated(work, sourceId, fresh.id);
  await record(work, left, fresh, { first, homes, missed, messages: later.length + 1 });
  return fresh;
}

/** @throws AppError `ticket.merged` (409). */
export function requireOwnMessages(source: TicketFacts): void {
  if (source.mergedInto !== null)
    throw new AppError("ticket.merged", 409, "It was merged into another ticket, which has its messages");
}

/** Another category leads where such complaints go, and nobody has taken it up there. */
export async function placeOf(
  queries: Queries,
  actor: Actor,
  source: TicketFacts,
  categoryId: number | undefined,
): Promise<Place> {
  if (categoryId === undefined || categoryId === source.categoryId) return source;
  const { customerId } = source;
  return { ...(await findDestination(queries, actor, { categoryId, customerId })), assigneeId: null };
}

async function record(
  work: Work,
  source: TicketFacts,
  fresh: TicketFacts,
  {
    first,
    homes,
    missed,
    messages,
  }: { first: SplitMessage; homes: unknown; missed: readonly string[]; messages: number },
): Promise<void> {
  await recordOn(work, fresh, {
    type: "ticket.created",
    data: { number: ticketNumber(fresh.id), priority: fresh.priority, split: true },
    onBehalfOf: fresh.customerId,
  });
  await recordOn(work, source, { type: "ticket.split", data: { ...aboutOther(fresh), messages, missed } });
  // Last of all: whatever has a higher number came afterwards.
  await recordOn(work, fresh, {
    type: "ticket.split_from",
    data: { ...aboutOther(source), messages, comment_id: first.id, homes },
  });
}
