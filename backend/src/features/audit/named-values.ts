import type { FieldChange } from "./changes-of.js";

/** Fields whose values are the ids of things, and of which. */
const KINDS: Readonly<Record<string, string>> = {
  after_id: "category",
  assignee: "person",
  calendar_id: "calendar",
  category_id: "category",
  customer_id: "person",
  department_id: "department",
  department_ids: "department",
  member_ids: "person",
  organization_id: "organization",
  parent_id: "category",
  policy_id: "sla_policy",
  skill_id: "skill",
  supervisor_id: "person",
  team_id: "team",
  teams: "team",
};

const isId = (value: unknown): value is number => Number.isSafeInteger(value);

/** The things that old and new values name by their ids alone. */
export function* thingsIn(changes: readonly FieldChange[]): Generator<{ kind: string; id: number }> {
  for (const { field, from, to } of changes) {
    const kind = KINDS[field];
    if (kind === undefined) continue;
    for (const id of [from, to].flat()) if (isId(id)) yield { kind, id };
  }
}

/**
 * What an id, or several, are called, for people to read; the number stands for what is gone for good. Null where the
 * value speaks for itself.
 */
export function nameOfValue(field: string, value: unknown, nameOf: (kind: string, id: number) => string | null) {
  const kind = KINDS[field];
  const ids = Array.isArray(value) ? value : [value];
  if (kind === undefined || ids.length === 0 || !ids.every(isId)) return null;
  return ids.map((id) => nameOf(kind, id) ?? String(id)).join(", ");
}
