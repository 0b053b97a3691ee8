import type { Priority, TicketChannel } from "../../contract/index.js";
import type { Work } from "../../platform/work.js";
import { factColumns, type TicketFacts } from "./facts.js";

/** A new ticket with everything decided. */
export interface NewTicket {
  subject: string;
  description: string;
  urgentReason?: string;
  channel: TicketChannel;
  /** Where it belongs and who works on it. */
  place: Place;
  priority: Priority;
  requestedPriority: Priority | null;
  customerId: number;
  author: number;
  /** When it reached the desk. */
  receivedAt: Date;
  /** The ticket of which its first message was a part. */
  splitFrom?: number;
}

export type Place = Pick<
  TicketFacts,
  "categoryId" | "organizationId" | "departmentId" | "teamId" | "skillId" | "assigneeId" | "isSample"
>;

/** Row and texts in one statement. */
export async function insertTicket(work: Work, it: NewTicket): Promise<TicketFacts> {
  const ticket = await work.one<TicketFacts>(
    `WITH t AS (
       INSERT INTO tickets (subject, status, priority, requested_priority, channel, customer_id, created_by, category_id,
         organization_id, department_id, team_id, skill_id, assignee_id, created_at, received_at, updated_at, is_sample, split_from)
       VALUES ($1, 'new', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $13, $17, $18)
       RETURNING *
     ), body AS (
       INSERT INTO ticket_bodies (ticket_id, description, urgent_reason) SELECT id, $15, $16 FROM t
     )
     SELECT ${factColumns} FROM t`,
    [
      it.subject,
      it.priority,
      it.requestedPriority,
      it.channel,
      it.customerId,
      it.author,
      it.place.categoryId,
      it.place.organizationId,
      it.place.departmentId,
      it.place.teamId,
      it.place.skillId,
      it.place.assigneeId,
      work.now,
      it.receivedAt,
      it.description,
      it.urgentReason || null,
      it.place.isSample,
      it.splitFrom ?? null,
    ],
  );
  if (!ticket) throw new Error("The ticket was not written");
  return ticket;
}
