import { maskSecrets } from "./mask-secrets.js";
import type { EventRow } from "./queries.js";

export interface FieldChange {
  field: string;
  from: unknown;
  to: unknown;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Events that say what became of one field in `from` and `to`, without naming it. */
const FIELDS: Readonly<Record<string, string>> = {
  "ticket.status_changed": "status",
  "ticket.assigned": "assignee",
  "ticket.escalated": "level",
  "person.role_changed": "role",
  "account.invitation_revoked": "role",
  "person.skill_set": "level",
  "skill.renamed": "name",
  "tag.renamed": "name",
  "category.moved": "place",
};

/**
 * The fields that an event changed, secrets masked. Old and new values lie in `details`, apart from the small facts; where
 * both speak of a field, the details have the values.
 */
export function changesOf({ type, data, details }: Pick<EventRow, "type" | "data" | "details">): FieldChange[] {
  const found = { ...changesIn(data.changes), ...changesIn(details?.changes) };
  const named = Object.entries(found).map(([field, { from, to }]) => ({
    field,
    from: maskSecrets(from, field) ?? null,
    to: maskSecrets(to, field) ?? null,
  }));
  if (named.length > 0 || !("from" in data && "to" in data)) return named;
  const field = FIELDS[type] ?? "value";
  return [{ field, from: maskSecrets(data.from, field) ?? null, to: maskSecrets(data.to, field) ?? null }];
}

function changesIn(changes: unknown): Record<string, { from?: unknown; to?: unknown }> {
  if (!isRecord(changes)) return {};
  return Object.fromEntries(
    Object.entries(changes).filter((entry): entry is [string, Record<string, unknown>] => isRecord(entry[1])),
  );
}

const LONGEST = 120;

/** A value in a line: the name of what has one, else as it is written, long ones cut. */
export function inShort(value: unknown): string | number | boolean | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "number" || typeof value === "boolean") return value;
  const text = typeof value === "string" ? value : nameIn(value);
  const line = text.replace(/\s+/gu, " ").trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1).toWellFormed()}…` : line;
}

function nameIn(value: unknown): string {
  if (Array.isArray(value) && value.every((item) => typeof item !== "object" || (isRecord(item) && "name" in item)))
    return value.map((item) => (isRecord(item) ? String(item.name) : String(item))).join(", ");
  if (isRecord(value) && typeof value.name === "string") return value.name;
  return JSON.stringify(value);
}
