import type { Permission, PermissionGroupList } from "@redress/backend/contract";

export type PermissionGroup = PermissionGroupList["data"][number];
export type PermissionInfo = PermissionGroup["permissions"][number];

/**
 * A choice after one box was ticked or cleared. What a permission needs comes with it, and what needs it goes with it:
 * the server takes no role in which one stands without the other.
 */
export function choose(
  chosen: readonly Permission[],
  key: Permission,
  on: boolean,
  all: readonly PermissionInfo[],
): Permission[] {
  const next = new Set(chosen);
  const visit = (changed: Permission) => {
    if (on === next.has(changed)) return;
    if (on) next.add(changed);
    else next.delete(changed);
    const linked = on
      ? (all.find((info) => info.key === changed)?.needs ?? [])
      : all.filter(({ needs }) => needs.includes(changed)).map((info) => info.key);
    linked.forEach(visit);
  };
  visit(key);
  return all.map((info) => info.key).filter((known) => next.has(known));
}

/** Why a box cannot be ticked: the chooser lacks the permission itself, or another that it needs; null when it can. */
export function lackOf(info: PermissionInfo, all: readonly PermissionInfo[]): PermissionInfo | null {
  if (!info.grantable) return info;
  for (const needed of info.needs) {
    const other = all.find(({ key }) => key === needed);
    const lack = other && lackOf(other, all);
    if (lack) return lack;
  }
  return null;
}
