import type { CannedVariable } from "@redress/backend/contract";
import type { MessageId } from "../../lib/i18n.js";

const words: Record<CannedVariable, MessageId> = {
  "customer.first_name": "canned.variable.customer_first_name",
  "customer.full_name": "canned.variable.customer_full_name",
  "ticket.number": "canned.variable.ticket_number",
  "ticket.subject": "canned.variable.ticket_subject",
  "agent.first_name": "canned.variable.agent_first_name",
  "agent.full_name": "canned.variable.agent_full_name",
  "desk.name": "canned.variable.desk_name",
  "desk.contact": "canned.variable.desk_contact",
  "due.first_response": "canned.variable.due_first_response",
  "due.next_response": "canned.variable.due_next_response",
  "due.resolution": "canned.variable.due_resolution",
};

export const variableWord = (name: CannedVariable): MessageId => words[name];

/** What a text can name, in the order in which it is offered. */
export const cannedVariables = (Object.keys(words) as CannedVariable[]).map((name) => ({ name, label: words[name] }));
