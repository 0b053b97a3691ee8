import type { CannedVariable, Field } from "@redress/backend/contract";
import { t, type MessageId } from "../../lib/i18n.js";

const words = {
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
} satisfies Partial<Record<CannedVariable, MessageId>>;

/** Before the key of a field of the desk's own. */
const ANSWER = "field.";

/** What a variable is called; one of the desk's own fields by its key. */
export const variableWord = (name: CannedVariable): string =>
  Object.hasOwn(words, name) ? t(words[name as keyof typeof words]) : name.slice(ANSWER.length);

/** What a text can name, in the order in which it is offered; of the desk's own fields those that customers see. */
export const variablesOf = (
  fields: readonly Pick<Field, "key" | "label" | "audience">[],
): { name: string; label: string }[] => [
  ...Object.entries(words).map(([name, word]) => ({ name, label: t(word) })),
  ...fields.flatMap(({ key, label, audience }) => (audience === "staff" ? [] : [{ name: `${ANSWER}${key}`, label }])),
];
