import type { Permission, RoleDetail, Sees } from "@redress/backend/contract";

export interface RoleValues {
  name: string;
  description: string;
  is_staff: boolean;
  sees: Sees;
  permissions: Permission[];
}

/** From the least to the most. */
const BREADTH: readonly Sees[] = ["own", "assigned", "teams", "departments", "all"];

export const emptyRole: RoleValues = {
  name: "",
  description: "",
  is_staff: true,
  sees: "departments",
  permissions: [],
};

export const valuesOf = (role: RoleDetail): RoleValues => ({
  name: role.name,
  description: role.description ?? "",
  is_staff: role.is_staff,
  sees: role.sees,
  permissions: role.permissions.map(({ key }) => key).sort(),
});

/** What was typed and kept on the device, as far as this version of the desk knows it; `begun` for the rest. */
export function restored(kept: unknown, begun: RoleValues, all: readonly { key: Permission }[]): RoleValues {
  if (typeof kept !== "object" || kept === null) return begun;
  const {
    name,
    description,
    is_staff: isStaff,
    sees,
    permissions,
  } = kept as Partial<Record<keyof RoleValues, unknown>>;
  return {
    name: typeof name === "string" ? name : begun.name,
    description: typeof description === "string" ? description : begun.description,
    is_staff: typeof isStaff === "boolean" ? isStaff : begun.is_staff,
    sees: BREADTH.find((known) => known === sees) ?? begun.sees,
    permissions: Array.isArray(permissions)
      ? all.map(({ key }) => key).filter((key) => permissions.includes(key))
      : begun.permissions,
  };
}

/** For telling whether anything differs; the order in which boxes were ticked does not. */
export const same = (values: RoleValues): string =>
  JSON.stringify({ ...values, permissions: [...values.permissions].sort() });

/** What saving would take from a role's people. */
export interface RoleLoss {
  permissions: Permission[];
  /** They will see another part of the desk, and a smaller one. */
  seesLess: boolean;
  /** Tickets they hold may be none that they can work on any more. */
  concernsTickets: boolean;
}

export function lossOf(before: RoleValues, after: RoleValues): RoleLoss {
  const permissions = before.permissions.filter((key) => !after.permissions.includes(key));
  return {
    permissions,
    seesLess: BREADTH.indexOf(after.sees) < BREADTH.indexOf(before.sees),
    concernsTickets: permissions.includes("ticket.reply") || after.sees !== before.sees,
  };
}

export const gainOf = (before: RoleValues, after: RoleValues): Permission[] =>
  after.permissions.filter((key) => !before.permissions.includes(key));
