import type {
  FieldValue,
  OpenChildren,
  PersonRef,
  Priority,
  Status,
  TicketDetail,
  TicketRow,
} from "@redress/backend/contract";

interface Named {
  id: number;
  name: string;
}

/** One thing that staff change on a ticket, with the value it shall have. */
export type TicketChange =
  /** Over open children only with a word on what becomes of them. */
  | { field: "status"; value: Status; children?: OpenChildren }
  /** Whatever priority staff set settles the customer's wish, unless it is said to stand. */
  | { field: "priority"; value: Priority; wish?: Priority }
  /** A customer's wish: null declines it. */
  | { field: "requested_priority"; value: Priority | null }
  | { field: "assignee"; value: PersonRef | null; reason?: string }
  | { field: "team"; value: Named | null }
  | { field: "department"; value: Named | null }
  | { field: "skill"; value: Named | null }
  | { field: "category"; value: Named }
  | { field: "tags"; value: string[] }
  | { field: "due_at"; value: string | null }
  | AnswerChange;

/** An answer to one of the desk's own fields, by its key. */
export interface AnswerChange {
  field: `fields.${string}`;
  value: FieldValue | null;
}

export const isAnswer = (change: TicketChange): change is AnswerChange => isAnswerField(change.field);
const isAnswerField = (field: string): field is AnswerChange["field"] => field.startsWith("fields.");
/** The key of the field that an answer is about. */
export const keyOfAnswer = (field: AnswerChange["field"]): string => field.slice("fields.".length);

export type ChangedField = TicketChange["field"];

/** The ticket as it will be: shown at once, before the server has answered. */
export function applyChange<Ticket extends TicketRow>(ticket: Ticket, change: TicketChange): Ticket {
  if (isAnswer(change)) return withAnswer(ticket, change);
  switch (change.field) {
    case "assignee":
      return { ...ticket, assigned_agent: change.value };
    case "priority":
      return { ...ticket, priority: change.value, requested_priority: change.wish ?? null };
    default:
      return { ...ticket, [change.field]: change.value };
  }
}

/** Rows of lists have answers only where they are columns: those come with the next look. */
function withAnswer<Ticket extends TicketRow>(ticket: Ticket, { field, value }: AnswerChange): Ticket {
  if (!("fields" in ticket)) return ticket;
  const { fields } = ticket as unknown as TicketDetail;
  const key = keyOfAnswer(field);
  return { ...ticket, fields: fields.map((one) => (one.key === key ? { ...one, value } : one)) };
}

/** What a ticket has in the field that a change is about. */
export function currentValue(ticket: TicketDetail, field: ChangedField): TicketChange["value"] {
  if (isAnswerField(field)) return ticket.fields.find(({ key }) => key === keyOfAnswer(field))?.value ?? null;
  return field === "assignee" ? ticket.assigned_agent : ticket[field];
}

export function sameValue(a: TicketChange["value"], b: TicketChange["value"]): boolean {
  return comparable(a) === comparable(b);
}

function comparable(value: TicketChange["value"]): string {
  if (Array.isArray(value)) return JSON.stringify(value.toSorted());
  if (typeof value === "object" && value !== null) return String(value.id);
  return String(value);
}

/**
 * The real change that takes one back, for Undo; null when there is none that the ticket allows now.
 *
 * @param before the ticket as it was.
 * @param after the ticket as the server answered.
 * @param reason said with an assignment: taking a ticket back from somebody needs one.
 */
export function inverseOf(
  change: TicketChange,
  before: TicketDetail,
  after: TicketDetail,
  reason: string,
): TicketChange | null {
  const { abilities } = after;
  if (isAnswer(change)) return { field: change.field, value: currentValue(before, change.field) as FieldValue | null };
  switch (change.field) {
    case "status":
      // "New" never comes back, and what closes a ticket may be another's to undo.
      return abilities.statuses.includes(before.status) ? { field: "status", value: before.status } : null;
    case "priority":
      return abilities.set_priority
        ? {
            field: "priority",
            value: before.priority,
            ...(before.requested_priority && { wish: before.requested_priority }),
          }
        : null;
    case "requested_priority":
      return abilities.set_priority ? { field: "requested_priority", value: before.requested_priority } : null;
    case "assignee":
      return abilities.assign ? { field: "assignee", value: before.assigned_agent, reason } : null;
    case "tags":
      return abilities.edit ? { field: "tags", value: before.tags } : null;
    default:
      return null;
  }
}

/** Who changed a ticket last, as far as its history tells. */
export function lastActor(ticket: TicketDetail): PersonRef | null {
  return ticket.timeline.at(-1)?.actor ?? null;
}
