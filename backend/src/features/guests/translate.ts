import type { GuestComplaintBody } from "../../contract/index.js";
import type { DraftedComplaint } from "./models.js";

/** From the wire's names to those of the command that files it. */
export function complaintOf(body: GuestComplaintBody): DraftedComplaint {
  return {
    subject: body.subject,
    description: body.description,
    categoryId: body.category_id,
    organizationId: body.organization_id,
    departmentId: body.department_id,
    priority: body.priority,
    urgentReason: body.urgent_reason,
    fields: body.fields,
  };
}
