import type { LinkRelation } from "../../../contract/index.js";
import { AppError, fieldErrors, forbidden, notFound } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { recordOn } from "../events.js";
import { holdTicket, type TicketFacts } from "../facts.js";
import { ticketNumber } from "../number.js";
import { canEdit, canSee } from "../policy.js";
import { deleteLink, insertLink } from "./link-rows.js";
import { fromTheOther, linkOf, type Link } from "./relations.js";

/**
 * Links a ticket to another that is `relation` to it. What is there already stays, and nothing is recorded.
 *
 * @throws AppError 404, 403 for who may not edit both, 422 on `ticket_id`, 409 where parents and children would be more than one
 *   level, the child has another parent, or the link is there the other way round.
 */
export async function linkTickets(work: Work, id: number, relation: LinkRelation, otherId: number): Promise<void> {
  const [ticket, other] = await lockBoth(work, id, otherId, () =>
    fieldErrors({ ticket_id: "There is no such ticket" }),
  );
  const link = linkOf(id, relation, otherId);
  if (await hasLink(work, link)) return;
  if (link.kind === "parent") await requireOneLevel(work, link);
  await requireFreeDirection(work, link);
  await insertLink(work, link);
  await record(work, "ticket.linked", relation, [ticket, other]);
}

/** Takes a link away; where there is none nothing happens. @throws AppError 404, 403 for who may not edit both. */
export async function unlinkTickets(work: Work, id: number, relation: LinkRelation, otherId: number): Promise<void> {
  const both = await lockBoth(work, id, otherId, () => notFound("Ticket"));
  const gone = await deleteLink(work, linkOf(id, relation, otherId));
  if (gone) await record(work, "ticket.unlinked", relation, both);
}

/** Held in the order of their ids: two who link the same pair do not wait for each other. */
async function lockBoth(
  work: Work,
  id: number,
  otherId: number,
  noOther: () => AppError,
): Promise<[TicketFacts, TicketFacts]> {
  const held = new Map<number, TicketFacts | null>();
  for (const one of [id, otherId].sort((a, b) => a - b)) held.set(one, await holdTicket(work, one));
  const [ticket, other] = [held.get(id), held.get(otherId)];
  if (!ticket || !canSee(work.actor, ticket)) throw notFound("Ticket");
  if (!canEdit(work.actor, ticket)) throw forbidden("link this ticket");
  if (id === otherId) throw fieldErrors({ ticket_id: "Choose another ticket" });
  if (!other || !canSee(work.actor, other)) throw noOther();
  if (!canEdit(work.actor, other)) throw forbidden("link that ticket");
  return [ticket, other];
}

async function hasLink(work: Work, { fromId, toId, kind }: Link): Promise<boolean> {
  const sql = "SELECT 1 FROM ticket_links WHERE from_id = $1 AND to_id = $2 AND kind = $3";
  return (await work.one(sql, [fromId, toId, kind])) !== null;
}

async function requireFreeDirection(work: Work, { fromId, toId, kind }: Link): Promise<void> {
  if (await hasLink(work, { fromId: toId, toId: fromId, kind }))
    throw new AppError("ticket.linked_otherwise", 409, "They are linked the other way round already");
}

/** Both are held, so no other parent or child of theirs comes about meanwhile. */
async function requireOneLevel(work: Work, { fromId: parentId, toId: childId }: Link): Promise<void> {
  const present = await work.one<{ taken: boolean; deep: boolean }>(
    `SELECT EXISTS (SELECT FROM ticket_links WHERE kind = 'parent' AND to_id = $2) AS taken,
            EXISTS (SELECT FROM ticket_links WHERE kind = 'parent' AND (to_id = $1 OR from_id = $2)) AS deep`,
    [parentId, childId],
  );
  if (present?.deep)
    throw new AppError("ticket.one_level", 409, "A parent has no parent of its own, and a child no children");
  if (present?.taken)
    throw new AppError("ticket.parent_taken", 409, `${ticketNumber(childId)} has another parent already`);
}

/** Told on both sides. Neither version nor time of change moves: both are shown to customers, who do not know of links. */
async function record(
  work: Work,
  type: "ticket.linked" | "ticket.unlinked",
  relation: LinkRelation,
  [ticket, other]: readonly [TicketFacts, TicketFacts],
): Promise<void> {
  const sides = [
    { ticket, relation, other },
    { ticket: other, relation: fromTheOther(relation), other: ticket },
  ];
  for (const side of sides)
    await recordOn(work, side.ticket, {
      type,
      isInternal: true,
      data: { relation: side.relation, other_id: side.other.id, other: ticketNumber(side.other.id) },
    });
}
