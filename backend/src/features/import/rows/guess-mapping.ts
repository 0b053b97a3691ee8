import { importFields, type ImportField, type ImportMapping } from "../../../contract/index.js";

/** How other desks call their columns, most telling first. */
const names: Readonly<Record<ImportField, readonly string[]>> = {
  external_id: [
    "external id",
    "ticket id",
    "case id",
    "case number",
    "ticket number",
    "complaint id",
    "reference",
    "number",
    "key",
    "id",
  ],
  subject: ["subject", "title", "summary", "headline", "short description"],
  description: [
    "description",
    "body",
    "message",
    "text",
    "details",
    "content",
    "complaint",
    "narrative",
    "what happened",
  ],
  category: ["category", "topic", "issue type", "request type", "type", "intent", "product", "queue"],
  requester_email: [
    "requester email",
    "customer email",
    "reporter email",
    "contact email",
    "from email",
    "email address",
    "email",
    "mail",
    "requester",
    "customer",
    "reporter",
    "from",
  ],
  requester_name: ["requester name", "customer name", "reporter name", "contact name", "full name", "name"],
  status: ["status", "state", "ticket status"],
  priority: ["priority", "urgency", "severity"],
  created_at: [
    "created at",
    "created",
    "created date",
    "date created",
    "opened at",
    "opened",
    "date received",
    "received at",
    "submitted at",
    "date",
  ],
  resolved_at: ["resolved at", "resolved", "solved at", "resolution date", "date resolved"],
  closed_at: ["closed at", "closed", "closed date", "date closed"],
  department: ["department", "division", "unit"],
  assignee_email: [
    "assignee email",
    "agent email",
    "owner email",
    "assigned to email",
    "assignee",
    "agent",
    "assigned to",
  ],
  tags: ["tags", "labels", "keywords"],
  comments: ["comments", "messages", "replies", "notes"],
};

const plain = (name: string) =>
  name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/**
 * Which column most likely fills which field, by its name alone. A column fills one field; a lone text is the description.
 *
 * @param fields the desk's own, which take what is left: by their key, or as they are called.
 */
export function guessMapping(
  columns: readonly string[],
  fields: readonly { key: string; label: string }[] = [],
): ImportMapping {
  const free = new Map<string, string>();
  for (const column of columns) if (!free.has(plain(column))) free.set(plain(column), column);
  const mapping: ImportMapping = {};
  // The most telling names of every field go first: "email" is nobody's while a "customer email" is there.
  const longest = Math.max(...importFields.map((field) => names[field].length));
  for (let rank = 0; rank < longest; rank += 1) {
    for (const field of importFields) {
      const name = names[field][rank];
      const column = name === undefined || mapping[field] !== undefined ? undefined : free.get(name);
      if (name === undefined || column === undefined) continue;
      mapping[field] = column;
      free.delete(name);
    }
  }
  for (const { key, label } of fields) {
    const name = [plain(key), plain(label)].find((one) => free.has(one));
    const column = name === undefined ? undefined : free.get(name);
    if (name === undefined || column === undefined) continue;
    mapping[`fields.${key}`] = column;
    free.delete(name);
  }
  return mapping;
}
