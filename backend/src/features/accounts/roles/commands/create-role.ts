import { forbidden } from "../../../../platform/errors.js";
import type { Work } from "../../../../platform/work.js";
import { holdRights } from "../../run-the-desk.js";
import { canMakeRole, requireSound, type RoleFacts } from "../policy.js";
import { requireOwnLook } from "../look-alike.js";
import { newRoleKey } from "../role-key.js";
import { withUniqueRoleName } from "../unique-role-name.js";

export interface NewRole extends RoleFacts {
  name: string;
  description: string | null;
}

/**
 * Makes a role that nobody has yet.
 *
 * @throws AppError 403 for more than the actor has, 422 for a name in use or like another and for permissions that do not go together.
 */
export async function createRole(work: Work, role: NewRole): Promise<number> {
  const actor = await holdRights(work, "roles.manage");
  const { name, description, isStaff, sees } = role;
  const permissions = [...new Set(role.permissions)].sort();
  requireSound({ isStaff, sees, permissions });
  if (!canMakeRole(actor, { isStaff, sees, permissions })) throw forbidden("give rights that you do not have");
  await requireOwnLook(work, name);
  const key = await newRoleKey(work, name);
  const row = await withUniqueRoleName(() =>
    work.one<{ id: number }>(
      `INSERT INTO roles (key, name, description, is_staff, sees, permissions, changed_by, changed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
      [key, name, description, isStaff, sees, permissions, work.actor.id, work.now],
    ),
  );
  if (!row) throw new Error("The role was not written");
  const made = { name, description, is_staff: isStaff, sees, permissions };
  await work.record({
    type: "role.created",
    object: { kind: "role", id: row.id },
    data: { role_id: row.id, key },
    details: { changes: Object.fromEntries(Object.entries(made).map(([field, to]) => [field, { from: null, to }])) },
  });
  return row.id;
}
