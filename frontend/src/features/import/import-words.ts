import type { ImportDetail } from "@redress/backend/contract";
import { t, type MessageId } from "../../lib/i18n.js";

export type Field = keyof ImportDetail["mapping"];

/**
 * One of the desk's own fields in a mapping. Put together, for words are sorted into parts by the beginnings of their ids that stand in a
 * file: the words of the fields' own pages do not belong to this one.
 */
export const ownField = (key: string): Field => ["fields", key].join(".") as Field;

const FIELDS: Record<(typeof usualFields | typeof moreFields)[number], MessageId> = {
  external_id: "import.field.external_id",
  subject: "import.field.subject",
  description: "import.field.description",
  category: "import.field.category",
  requester_email: "import.field.requester_email",
  requester_name: "import.field.requester_name",
  status: "import.field.status",
  priority: "import.field.priority",
  created_at: "import.field.created_at",
  resolved_at: "import.field.resolved_at",
  closed_at: "import.field.closed_at",
  department: "import.field.department",
  assignee_email: "import.field.assignee_email",
  tags: "import.field.tags",
  comments: "import.field.comments",
};

/** The fields nearly every file fills, and those that few do. */
export const usualFields = ["subject", "description", "category", "requester_email", "created_at", "status"] as const;
export const moreFields = [
  "external_id",
  "requester_name",
  "priority",
  "resolved_at",
  "closed_at",
  "department",
  "assignee_email",
  "tags",
  "comments",
] as const;

/** What a field of a complaint is called, one of the desk's own by its key; "The row" for none. */
export function fieldWord(field: string): string {
  const [kind, key] = field.split(".");
  if (kind === "fields" && key !== undefined) return key;
  return Object.hasOwn(FIELDS, field) ? t(FIELDS[field as keyof typeof FIELDS]) : t("import.field.row");
}
