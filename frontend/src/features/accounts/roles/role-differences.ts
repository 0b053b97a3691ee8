import type { Permission } from "@redress/backend/contract";
import { choose, type PermissionInfo } from "./permission-choice.js";
import type { RoleValues } from "./role-values.js";

/** Something that two people hold differently, decided by itself. Reach: for whom it is, and what they see. */
export type RoleDifference = "name" | "description" | "reach" | { permission: Permission };

const reachOf = ({ is_staff, sees }: RoleValues) => `${is_staff} ${sees}`;
const differs: Record<"name" | "description" | "reach", (a: RoleValues, b: RoleValues) => boolean> = {
  name: (a, b) => a.name !== b.name,
  description: (a, b) => a.description !== b.description,
  reach: (a, b) => reachOf(a) !== reachOf(b),
};

export function differencesOf(one: RoleValues, other: RoleValues, all: readonly PermissionInfo[]): RoleDifference[] {
  const parts = (["name", "description", "reach"] as const).filter((part) => differs[part](one, other));
  const permissions = all
    .filter(({ key }) => one.permissions.includes(key) !== other.permissions.includes(key))
    .map(({ key }) => ({ permission: key }));
  return [...parts, ...permissions];
}

/** Whether both hold the same in this one thing. */
export const agree = (difference: RoleDifference, one: RoleValues, other: RoleValues): boolean =>
  typeof difference === "string"
    ? !differs[difference](one, other)
    : one.permissions.includes(difference.permission) === other.permissions.includes(difference.permission);

/** The values with one thing as `from` has it; what a permission needs comes with it, what needs it goes with it. */
export function take(
  values: RoleValues,
  difference: RoleDifference,
  from: RoleValues,
  all: readonly PermissionInfo[],
): RoleValues {
  if (difference === "name") return { ...values, name: from.name };
  if (difference === "description") return { ...values, description: from.description };
  if (difference === "reach") return usable({ ...values, is_staff: from.is_staff, sees: from.sees }, all);
  const { permission } = difference;
  return { ...values, permissions: choose(values.permissions, permission, from.permissions.includes(permission), all) };
}

/** Theirs, with what was changed here put over it: what was typed stays, and nobody else's change is undone by the way. */
export function mergeRoles(
  mine: RoleValues,
  begun: RoleValues,
  theirs: RoleValues,
  all: readonly PermissionInfo[],
): RoleValues {
  return usable(
    differencesOf(mine, begun, all).reduce((merged, difference) => take(merged, difference, mine, all), theirs),
    all,
  );
}

/** Without what customers cannot be allowed, where it is a role for them. */
function usable(values: RoleValues, all: readonly PermissionInfo[]): RoleValues {
  if (values.is_staff) return values;
  const staffOnly = all.filter((info) => info.staff_only).map(({ key }) => key);
  return { ...values, permissions: values.permissions.filter((key) => !staffOnly.includes(key)) };
}
