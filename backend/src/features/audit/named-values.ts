import { permissions, type Permission } from "../../contract/index.js";
import type { FieldChange } from "./changes-of.js";

/** Fields whose values are the ids of things, and of which. */
const KINDS: Readonly<Record<string, string>> = {
  after_id: "category",
  assignee: "person",
  calendar_id: "calendar",
  category_id: "category",
  category_ids: "category",
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

/** Roles are named by their keys. */
const isRole = (field: string, value: unknown): value is string => field === "role" && typeof value === "string";

const isId = (value: unknown): value is number => Number.isSafeInteger(value);

export interface NamesOfThings {
  object(kind: string, id: number): string | null;
  role(key: string): string | null;
}

export const namesRoles = (changes: readonly FieldChange[]): boolean =>
  changes.some(({ field, from, to }) => isRole(field, from) || isRole(field, to));

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
export function nameOfValue(field: string, value: unknown, names: NamesOfThings): string | null {
  if (isRole(field, value)) return names.role(value);
  if (field === "permissions" && Array.isArray(value)) return value.map(sentenceOf).join("; ") || null;
  const kind = KINDS[field];
  const ids = Array.isArray(value) ? value : [value];
  if (kind === undefined || ids.length === 0 || !ids.every(isId)) return null;
  return ids.map((id) => names.object(kind, id) ?? String(id)).join(", ");
}

/** A permission as the plain sentence that the role editor shows. */
const sentenceOf = (key: unknown): string => permissions[key as Permission] ?? String(key);
