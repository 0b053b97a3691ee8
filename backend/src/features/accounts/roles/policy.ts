import {
  customerPermissions,
  neededPermissions,
  permissions as sentences,
  type Permission,
  type RoleLock,
} from "../../../contract/index.js";
import type { Actor } from "../../../platform/actor.js";
import { fieldErrors } from "../../../platform/errors.js";
import type { Role } from "../models/role.js";
import { exceeds } from "../policy.js";

/** What decides about a role: who it is for, how much it sees and may. */
export type RoleFacts = Pick<Role, "isStaff" | "sees" | "permissions">;

/** Nobody gives away what they do not have, be it by a new role or by changing one that others have already. */
export const canMakeRole = (actor: Actor, role: RoleFacts): boolean =>
  actor.kind === "system" || (actor.may("roles.manage") && !exceeds(role, actor));

/**
 * Why the actor cannot change a role; null when they can.
 *
 * @param ownRoleId the role that the actor has themselves: nobody changes their own rights.
 */
export function lockOf(actor: Actor, role: Role, ownRoleId: number | null): RoleLock | null {
  if (role.builtIn) return "built_in";
  if (role.id === ownRoleId) return "self";
  return canMakeRole(actor, role) ? null : "more_rights";
}

/** What `permission` needs and the role lacks. */
const missingFor = (permission: Permission, held: readonly Permission[]): Permission[] =>
  (neededPermissions[permission] ?? []).filter((needed) => !held.includes(needed));

/**
 * A role must be one that works: customers get what customers can use, and no permission comes without what it needs.
 * @throws AppError 422 with a message per field.
 */
export function requireSound({ isStaff, sees, permissions }: RoleFacts): void {
  const wrong: Record<string, string> = {};
  if (isStaff && sees === "own") wrong.sees = "People who work here see a part of the desk: choose which";
  if (!isStaff && sees !== "own") wrong.sees = "Customers see their own complaints alone";
  // Teams decide what their members see: whoever makes teams could join one of any department.
  if (isStaff && sees !== "all" && permissions.includes("directory.manage"))
    wrong.sees = "Whoever sets up teams can see everything through them: choose all";
  // A file goes to whatever departments it names, and everybody who imports sees all files, with rows of them as samples.
  if (isStaff && sees !== "all" && permissions.includes("import.run"))
    wrong.sees = "Whoever imports complaints sees those of all departments: choose all";
  const staffOnly = isStaff ? undefined : permissions.find((permission) => !customerPermissions.includes(permission));
  const lacking = permissions.find((permission) => missingFor(permission, permissions).length > 0);
  if (staffOnly) wrong.permissions = `"${sentences[staffOnly]}" is for people who work here`;
  else if (lacking) {
    const needed = missingFor(lacking, permissions).map((permission) => `"${sentences[permission]}"`);
    wrong.permissions = `"${sentences[lacking]}" needs ${needed.join(" and ")}`;
  }
  if (Object.keys(wrong).length > 0) throw fieldErrors(wrong);
}
