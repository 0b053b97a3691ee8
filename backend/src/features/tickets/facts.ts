import type { ClosedReason, Priority, Status, TicketChannel } from "../../contract/index.js";
import type { Queries } from "../../platform/db.js";
import type { TicketAudience } from "../../platform/events.js";
import type { Work } from "../../platform/work.js";

/** A ticket as policies and commands judge it: the narrow row, no texts but the subject. */
export interface TicketFacts {
  id: number;
  subject: string;
  status: Status;
  priority: Priority;
  requestedPriority: Priority | null;
  channel: TicketChannel;
  customerId: number;
  createdBy: number;
  categoryId: number;
  organizationId: number | null;
  departmentId: number | null;
  teamId: number | null;
  skillId: number | null;
  assigneeId: number | null;
  escalationLevel: number;
  reopenedCount: number;
  commentCount: number;
  noteCount: number;
  createdAt: Date;
  receivedAt: Date;
  updatedAt: Date;
  resolvedAt: Date | null;
  closedAt: Date | null;
  closedReason: ClosedReason | null;
  /** The ticket that it was merged into. */
  mergedInto: number | null;
  /** The ticket whose messages it was begun with. */
  splitFrom: number | null;
  hiddenAt: Date | null;
  /** Of a made-up customer: nobody is told of anything that happens to it. */
  isSample: boolean;
  version: number;
}

/** Column -> field; also the columns that a change may name. */
export const ticketColumns = {
  id: "id",
  subject: "subject",
  status: "status",
  priority: "priority",
  requestedPriority: "requested_priority",
  channel: "channel",
  customerId: "customer_id",
  createdBy: "created_by",
  categoryId: "category_id",
  organizationId: "organization_id",
  departmentId: "department_id",
  teamId: "team_id",
  skillId: "skill_id",
  assigneeId: "assignee_id",
  escalationLevel: "escalation_level",
  reopenedCount: "reopened_count",
  commentCount: "comment_count",
  noteCount: "note_count",
  createdAt: "created_at",
  receivedAt: "received_at",
  updatedAt: "updated_at",
  resolvedAt: "resolved_at",
  closedAt: "closed_at",
  closedReason: "closed_reason",
  mergedInto: "merged_into",
  splitFrom: "split_from",
  hiddenAt: "hidden_at",
  isSample: "is_sample",
  version: "version",
} as const satisfies Record<keyof TicketFacts, string>;

/** Select items of `TicketFacts`, for a table or alias `t`. */
export const factColumns = Object.entries(ticketColumns)
  .map(([field, column]) => `t.${column} AS "${field}"`)
  .join(", ");

export async function ticketFacts(queries: Queries, id: number): Promise<TicketFacts | null> {
  return queries.one<TicketFacts>(`SELECT ${factColumns} FROM tickets t WHERE t.id = $1`, [id]);
}

/**
 * The ticket, held until the transaction ends. This row's lock stands for all that belongs to the ticket, its clocks
 * included. It leaves the key free, so that rows pointing to the ticket can still be added.
 */
export async function holdTicket(work: Work, id: number): Promise<TicketFacts | null> {
  return work.one<TicketFacts>(`SELECT ${factColumns} FROM tickets t WHERE t.id = $1 FOR NO KEY UPDATE`, [id]);
}

export function audienceOf(ticket: TicketFacts): TicketAudience {
  const { customerId, assigneeId, teamId, departmentId } = ticket;
  return { customerId, assigneeId, teamId, departmentId, hidden: ticket.hiddenAt !== null };
}

/** What the SLA feature needs to know of a ticket whose clocks are to follow a change. */
export const clockedTicket = (ticket: TicketFacts) => ({
  id: ticket.id,
  version: ticket.version,
  audience: audienceOf(ticket),
});
