import type { DomainEvent } from "../../platform/events.js";
import type { Work } from "../../platform/work.js";
import { audienceOf, type TicketFacts } from "./facts.js";

/** What can happen to a ticket; subscriptions.ts says what follows. */
export type TicketEventType =
  | "ticket.created"
  | "ticket.updated"
  | "ticket.assigned"
  | "ticket.status_changed"
  | "ticket.escalated"
  | "ticket.hidden"
  | "ticket.left_unassigned"
  | "ticket.linked"
  | "ticket.merged"
  | "ticket.merged_in"
  | "ticket.unmerged"
  | "ticket.unmerged_from"
  | "ticket.unlinked"
  | "ticket.split"
  | "ticket.split_from"
  | "ticket.unsplit"
  | "ticket.unsplit_from"
  | "ticket.attached"
  | "comment.added"
  | "attachment.cleared"
  | "attachment.quarantined"
  | "sla.extended"
  | "sla.retargeted";

/** Those a customer finds in the timeline, unless one of them is internal. */
export const publicEventTypes: readonly TicketEventType[] = [
  "ticket.created",
  "ticket.updated",
  "ticket.assigned",
  "ticket.status_changed",
  "ticket.attached",
  "ticket.merged",
  "ticket.merged_in",
  "ticket.unmerged",
  "ticket.unmerged_from",
  "ticket.split",
  "ticket.split_from",
  "ticket.unsplit",
  "comment.added",
  "sla.extended",
];

/** Internal, these speak of a note: only those who read notes hear of them. */
export const noteEventTypes: readonly string[] = [
  "comment.added",
  "attachment.cleared",
  "attachment.quarantined",
] satisfies TicketEventType[];

type Happening = Pick<DomainEvent, "data" | "details" | "isInternal" | "onBehalfOf"> & { type: TicketEventType };

/**
 * Records what happened to a ticket and tells those who see it.
 *
 * @param ticket as it is now.
 * @param before as it was, where those who saw it then may no longer do so.
 */
export function recordOn(work: Work, ticket: TicketFacts, event: Happening, before?: TicketFacts): Promise<number> {
  return work.record({
    ...event,
    ticketId: ticket.id,
    hint: {
      version: ticket.version,
      audience: audienceOf(ticket),
      ...(before && { formerAudience: audienceOf(before) }),
      ...(event.isInternal && noteEventTypes.includes(event.type) && { isNote: true }),
    },
  });
}
