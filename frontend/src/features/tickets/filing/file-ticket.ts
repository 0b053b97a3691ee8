import type { FieldValue, RequestOf, TicketDetail } from "@redress/backend/contract";
import { api } from "../../../lib/api.js";
import type { NewTicketValues } from "./new-ticket.schema.js";

type CreateBody = NonNullable<RequestOf<"createTicket">["body"]>;

export interface FilingKeys {
  person: string;
  ticket: string;
}

/**
 * Files a complaint for somebody, who is added first when they are not known yet.
 *
 * @param keys stay the same while the same complaint is tried again, so that neither person nor ticket is there twice.
 * @throws ApiProblem
 */
export async function fileTicket(
  values: NewTicketValues,
  attachmentIds: readonly string[],
  keys: FilingKeys,
  answers: Readonly<Record<string, FieldValue | null>> = {},
): Promise<TicketDetail> {
  const customerId = values.new_person ? await addPerson(values, keys.person) : Number(values.customer_id);
  const body: CreateBody = {
    customer_id: customerId,
    channel: values.channel,
    subject: values.subject,
    description: values.description,
    category_id: Number(values.category_id),
    auto_assign: values.auto_assign,
    ...(values.department_id && { department_id: Number(values.department_id) }),
    ...(values.skill_id && { skill_id: Number(values.skill_id) }),
    ...(values.priority && { priority: values.priority }),
    ...(Object.keys(answers).length > 0 && { fields: { ...answers } }),
    ...(attachmentIds.length > 0 && { attachment_ids: [...attachmentIds] }),
  };
  return api.createTicket({ body, idempotencyKey: keys.ticket });
}

async function addPerson({ full_name, email, phone }: NewTicketValues, idempotencyKey: string): Promise<number> {
  const body = { full_name, ...(email.trim() && { email }), ...(phone.trim() && { phone }) };
  const person = await api.createPerson({ body, idempotencyKey });
  return person.id;
}
