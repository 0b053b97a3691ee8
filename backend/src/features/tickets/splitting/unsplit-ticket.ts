import { AppError, forbidden, notFound } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { changeClocks, unsplitClocks } from "../../sla/index.js";
import { changeTicket } from "../change-ticket.js";
import { recordOn } from "../events.js";
import { clockedTicket, ticketFacts, type TicketFacts } from "../facts.js";
import { unlinkRelated } from "../links/link-rows.js";
import { lockTicketTo } from "../lock-ticket.js";
import { holdAll } from "../merging/chain.js";
import { aboutOther } from "../merging/merge-tickets.js";
import { ticketNumber } from "../number.js";
import { canEdit, canSee } from "../policy.js";
import { isOpen } from "../state.js";
import { moveBack, type Homes } from "./messages.js";

/** The event by which a ticket was begun with another's messages: what its undoing needs. */
interface SplitEvent {
  id: number;
  at: Date;
  data: { comment_id: number; homes: Homes };
}

/**
 * Undoes a split while nobody has done anything in the ticket that it began: messages and files are where they were, and the
 * answer that was owed there is owed again. The new ticket is put away. One that did not begin so is left as it is.
 *
 * @returns the ticket that has the messages again.
 * @throws AppError 404, 403 for who may not edit both, 409 `ticket.split_went_on`, `ticket.merged` where the other was merged.
 */
export async function unsplitTicket(work: Work, newId: number): Promise<TicketFacts> {
  const sourceId = (await ticketFacts(work, newId))?.splitFrom ?? null;
  if (sourceId === null) return lockTicketTo(work, newId, canEdit, "take this ticket back");
  const held = await holdAll(work, [sourceId, newId]);
  const [source, fresh] = [held.get(sourceId), held.get(newId)];
  if (!fresh || !canSee(work.actor, fresh)) throw notFound("Ticket");
  if (!source || !canEdit(work.actor, fresh) || !canEdit(work.actor, source)) throw forbidden("take this split back");
  const split = await splitOf(work, newId);
  await requireUntouched(work, fresh, split);
  if (source.mergedInto !== null)
    throw new AppError("ticket.merged", 409, `${ticketNumber(sourceId)} was merged meanwhile; un-merge it first`);

  const moved = await moveBack(work, { sourceId, newId, firstId: split.data.comment_id, homes: split.data.homes });
  const grown = await changeTicket(work, source, {
    commentCount: source.commentCount + moved.commentCount,
    noteCount: source.noteCount + moved.noteCount,
  });
  const hidden = await changeTicket(work, fresh, { hiddenAt: work.now, commentCount: 0, noteCount: 0 });
  await changeClocks(work, clockedTicket(hidden), [{ kind: "dropped" }]);
  if (isOpen(grown.status) && !(await answeredSince(work, sourceId, split.id)))
    await unsplitClocks(work, { ...clockedTicket(grown), status: grown.status });
  await unlinkRelated(work, sourceId, newId);
  await recordOn(work, grown, { type: "ticket.unsplit", data: { ...aboutOther(hidden), split_event_id: split.id } });
  // Also told where it stood before: those lists lose it.
  const back = { ...aboutOther(grown), comment_id: split.data.comment_id };
  await recordOn(work, hidden, { type: "ticket.unsplit_from", isInternal: true, data: back }, fresh);
  return grown;
}

async function splitOf(work: Work, newId: number): Promise<SplitEvent> {
  const split = await work.one<SplitEvent>(
    "SELECT id, created_at AS at, data FROM events WHERE ticket_id = $1 AND type = 'ticket.split_from' ORDER BY id LIMIT 1",
    [newId],
  );
  if (!split) throw new Error(`Ticket ${newId} was split off without an event`);
  return split;
}

/** What people do for themselves, without anything in the ticket changing by it. */
const ownAffairs = ["ticket.follow_set", "ticket.snoozed", "ticket.woken"];

/** What the clock, a scan or a policy did by itself is taken back with it; what a person did is not. */
async function requireUntouched(work: Work, { id, status }: TicketFacts, split: SplitEvent): Promise<void> {
  const since = await work.one(
    "SELECT 1 FROM events WHERE ticket_id = $1 AND id > $2 AND actor_kind <> 'system' AND NOT type = ANY ($3::text[]) LIMIT 1",
    [id, split.id, ownAffairs],
  );
  // Pressed, and not sent yet: in some seconds it is a message here, or its author has taken it back.
  const held = await work.one("SELECT 1 FROM held_replies WHERE ticket_id = $1 AND outcome IS NULL LIMIT 1", [id]);
  if (since || held || status === "closed")
    throw new AppError(
      "ticket.split_went_on",
      409,
      `Somebody has worked on ${ticketNumber(id)} since. Merge it back instead, or leave both as they are`,
    );
}

/** Whoever answered in the meantime has answered what came before, too. */
async function answeredSince(work: Work, ticketId: number, splitEventId: number): Promise<boolean> {
  const said = await work.one(
    `SELECT 1 FROM events WHERE ticket_id = $1 AND id > $2 AND type = 'comment.added' AND NOT is_internal
       AND actor_kind = 'person' AND (data ->> 'by_staff')::boolean LIMIT 1`,
    [ticketId, splitEventId],
  );
  return said !== null;
}
