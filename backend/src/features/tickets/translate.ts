import type { z } from "zod";
import type { CreateTicketBody, setStatusBody, updateTicketBody } from "../../contract/index.js";
import type { Complaint } from "./commands/file-complaint.js";
import type { TicketEdit } from "./plan-change.js";

/** From the wire's names to the commands'. */
export function complaintOf(body: CreateTicketBody): Complaint {
  return {
    subject: body.subject,
    description: body.description,
    priority: body.priority,
    urgentReason: body.urgent_reason,
    category: body.category,
    categoryId: body.category_id,
    organizationId: body.organization_id,
    departmentId: body.department_id,
    skillId: body.skill_id,
    autoAssign: body.auto_assign,
    attachmentIds: body.attachment_ids,
    customerId: body.customer_id,
    channel: body.channel,
    receivedAt: body.received_at === undefined ? undefined : new Date(body.received_at),
    fields: body.fields,
  };
}

export function editOf(body: z.infer<typeof updateTicketBody>): TicketEdit {
  return {
    subject: body.subject,
    description: body.description,
    priority: body.priority,
    requestedPriority: body.requested_priority,
    categoryId: body.category_id,
    departmentId: body.department_id,
    teamId: body.team_id,
    skillId: body.skill_id,
    tags: body.tags,
    fields: body.fields,
    dueAt: typeof body.due_at === "string" ? new Date(body.due_at) : body.due_at,
  };
}

export const statusOf = ({ status, comment, with_open_children: openChildren }: z.infer<typeof setStatusBody>) => ({
  status,
  ...(comment !== undefined && { comment }),
  openChildren,
});
