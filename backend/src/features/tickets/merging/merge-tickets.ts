import { AppError, fieldErrors, forbidden, notFound } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { mergeClocks } from "../../sla/index.js";
import { changeTicket } from "../change-ticket.js";
import { recordOn } from "../events.js";
import { clockedTicket, type TicketFacts } from "../facts.js";
import { requireNoOpenChildren } from "../links/open-children.js";
import { ticketNumber } from "../number.js";
import { canEdit, canSee } from "../policy.js";
import { isOpen } from "../state.js";
import { holdAll } from "./chain.js";
import { bringAlong } from "./companions.js";
import { moveMessages } from "./move-messages.js";

/**
 * Merges a ticket into another: its messages and files belong to that one from now on, it lies closed, and what is written to
 * its number lands there. Its promises end, and what was due sooner is due just as soon there. What the merge found is kept in its
 * event, from which `unmergeTicket` takes it back. Merging what is merged there already changes nothing.
 *
 * @returns the ticket that it went into.
 * @throws AppError 404, 403 for who may not edit both, 422 on `into_id`, and 409: `ticket.merged` for one of them,
 *   `ticket.merge_other_customer`, `ticket.merge_other_department`, `ticket.merge_into_closed`, `ticket.open_children`,
 *   `ticket.merge_unpromised`.
 */
export async function mergeTickets(work: Work, sourceId: number, targetId: number): Promise<TicketFacts> {
  const held = await holdAll(work, [sourceId, targetId]);
  const [source, target] = requireBoth(work, held, sourceId, targetId);
  if (source.mergedInto === targetId) return target;
  requireFit(source, target);
  await requireNoOpenChildren(work, source, "closed", undefined);

  const moved = await moveMessages(work, sourceId, targetId);
  const companions = await bringAlong(work, sourceId, targetId);
  const closed = await changeTicket(work, source, {
    status: "closed",
    closedAt: work.now,
    closedReason: "merged",
    mergedInto: targetId,
    commentCount: 0,
    noteCount: 0,
  });
  const grown = await changeTicket(work, target, {
    commentCount: target.commentCount + moved.commentCount,
    noteCount: target.noteCount + moved.noteCount,
  });
  const { taken, missed } = await mergeClocks(work, clockedTicket(closed), {
    ...clockedTicket(grown),
    status: grown.status,
  });
  await recordOn(work, closed, {
    type: "ticket.merged",
    data: {
      ...aboutOther(target),
      from: source.status,
      to: "closed",
      before: {
        resolved_at: source.resolvedAt?.toISOString() ?? null,
        closed_at: source.closedAt?.toISOString() ?? null,
        closed_reason: source.closedReason,
      },
      taken,
      followers: companions.followers,
      guest_sessions: companions.guestSessions,
    },
  });
  await recordOn(work, grown, {
    type: "ticket.merged_in",
    data: {
      ...aboutOther(source),
      messages: moved.commentCount + moved.noteCount,
      sooner: taken.map(({ metric, to }) => ({ metric, due_at: to })),
      missed,
    },
  });
  return grown;
}

/** How an event names the other ticket; only those who see that one are told of it. */
export const aboutOther = ({ id }: TicketFacts) => ({ other_id: id, other: ticketNumber(id) });

function requireBoth(
  { actor }: Work,
  held: ReadonlyMap<number, TicketFacts>,
  sourceId: number,
  targetId: number,
): [TicketFacts, TicketFacts] {
  const [source, target] = [held.get(sourceId), held.get(targetId)];
  if (!source || !canSee(actor, source)) throw notFound("Ticket");
  if (!canEdit(actor, source)) throw forbidden("merge this ticket");
  if (sourceId === targetId) throw fieldErrors({ into_id: "Choose another ticket" });
  if (!target || !canSee(actor, target)) throw fieldErrors({ into_id: "There is no such ticket" });
  if (!canEdit(actor, target)) throw forbidden("merge into that ticket");
  return [source, target];
}

/** A merge shows nobody anything that was not theirs to see, and leaves nothing that is open without somebody to see to it. */
function requireFit(source: TicketFacts, target: TicketFacts): void {
  for (const ticket of [source, target])
    if (ticket.mergedInto !== null)
      throw new AppError("ticket.merged", 409, `${ticketNumber(ticket.id)} was merged into another ticket already`);
  if (source.customerId !== target.customerId)
    throw new AppError(
      "ticket.merge_other_customer",
      409,
      "They are of different customers, who would read each other's words. Link them instead, as duplicate or as parent and child",
    );
  if (source.departmentId !== null && source.departmentId !== target.departmentId)
    throw new AppError(
      "ticket.merge_other_department",
      409,
      "They belong to different departments, who do not read each other's tickets. Move one of them first, or link them instead",
    );
  if (isOpen(source.status) && !isOpen(target.status))
    throw new AppError("ticket.merge_into_closed", 409, "It is open and the other is not. Reopen that one first");
}
