import type { Priority } from "@redress/backend/contract";
import { priorityWord } from "../../../components/ui/priority-icon.js";
import { formatDate, formatFull, formatList } from "../../../lib/format.js";
import { t, type MessageId } from "../../../lib/i18n.js";

const FIELDS: Record<string, MessageId> = {
  subject: "ticket.field.subject",
  description: "ticket.field.description",
  priority: "ticket.field.priority",
  requested_priority: "ticket.field.requested_priority",
  category: "ticket.field.category",
  organization: "ticket.field.organization",
  department: "ticket.field.department",
  team: "ticket.field.team",
  skill: "ticket.field.skill",
  tags: "ticket.field.tags",
  due_at: "ticket.field.due_at",
};

/** One phrase for each changed field, "Priority: Medium → High"; texts only say that they were edited. */
export function changePhrases(changes: unknown): string[] {
  if (!isRecord(changes)) return [];
  return Object.entries(changes).map(([name, change]) => {
    if (name.startsWith("fields.") && isRecord(change)) return answerPhrase(change);
    // "category_id" and "category" are the same thing to a reader.
    const field = fieldWord(name.replace(/_id$/, ""));
    if (name === "subject" || name === "description" || !isRecord(change)) return t("ticket.event.edited", { field });
    return t("ticket.event.changed", {
      field,
      from: valueWord(name, change["from"]),
      to: valueWord(name, change["to"]),
    });
  });
}

/** An answer to one of the desk's own fields, which says its name itself; choices are in words already. */
const answerPhrase = ({ label, from, to }: Record<string, unknown>): string =>
  t("ticket.event.changed", { field: text(label) ?? "", from: answerWord(from), to: answerWord(to) });

function answerWord(value: unknown): string {
  if (typeof value === "boolean") return t(value ? "fields.yes" : "fields.no");
  if (typeof value === "string" && DAY.test(value)) return formatDate(`${value}T00:00:00Z`, "UTC");
  return valueWord("", value);
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function fieldWord(name: string): string {
  const id = FIELDS[name];
  return id ? t(id) : name.replace(/^fields\./, "").replaceAll("_", " ");
}

/** A value as people read it: names, words and dates, "none" for nothing. */
function valueWord(field: string, value: unknown): string {
  if (value == null || value === "" || (Array.isArray(value) && value.length === 0)) return t("ticket.value.none");
  if (Array.isArray(value)) return formatList(value.map((item) => nameOf(item) ?? String(item)));
  if (field === "priority" || field === "requested_priority")
    return isPriority(value) ? priorityWord(value) : (text(value) ?? "");
  if (field === "due_at" && typeof value === "string") return formatFull(value);
  return nameOf(value) ?? text(value) ?? t("ticket.value.none");
}

function isPriority(value: unknown): value is Priority {
  return value === "low" || value === "medium" || value === "high" || value === "critical";
}

/** The name in `{id, name}`, or the value itself when it is already a name. */
export function nameOf(value: unknown): string | null {
  if (isRecord(value)) return text(value["name"]) ?? text(value["full_name"]);
  return text(value);
}

export function text(value: unknown): string | null {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
