import {
  customerPermissions,
  neededPermissions,
  permissionGroups,
  permissions,
  sees,
  type PermissionGroupList,
  type Role as RoleView,
  type RoleDetail,
} from "../../../contract/index.js";
import type { Actor } from "../../../platform/actor.js";
import type { Queries } from "../../../platform/db.js";
import { notFound } from "../../../platform/errors.js";
import { presentLastChange } from "../../desk/index.js";
import { canGrant } from "../policy.js";
import { known } from "./known-permissions.js";
import { lockOf } from "./policy.js";
import { detailedRole, ownRoleId, type CountedRole } from "./queries.js";

export function presentRole(actor: Actor, role: CountedRole): RoleView {
  return {
    id: role.id,
    key: role.key,
    name: role.name,
    description: role.description,
    built_in: role.builtIn,
    sees: role.sees,
    is_staff: role.isStaff,
    permissions: known(role.permissions).map((key) => ({ key, sentence: permissions[key] })),
    grantable: canGrant(actor, role),
    people: role.people,
    version: role.version,
  };
}

/** One role for whoever makes roles. @throws AppError 404. */
export async function showRole(queries: Queries, actor: Actor, id: number): Promise<RoleDetail> {
  const role = await detailedRole(queries, id);
  if (!role) throw notFound("Role");
  const lock = lockOf(actor, role, await ownRoleId(queries, actor.id));
  return {
    ...presentRole(actor, role),
    open_tickets: role.openTickets,
    changed: presentLastChange(role.changed),
    abilities: { edit: lock === null, delete: lock === null, change_kind: lock === null && role.holders === 0, lock },
  };
}

/** Everything that a role can be made of, and what of it the actor could give. */
export function presentPermissions(actor: Actor): PermissionGroupList {
  return {
    data: permissionGroups.map((group) => ({
      key: group.key,
      name: group.name,
      permissions: group.permissions.map((key) => ({
        key,
        sentence: permissions[key],
        needs: [...(neededPermissions[key] ?? [])],
        staff_only: !customerPermissions.includes(key),
        grantable: actor.may(key),
      })),
    })),
    sees: sees.slice(0, sees.indexOf(actor.sees) + 1),
  };
}
