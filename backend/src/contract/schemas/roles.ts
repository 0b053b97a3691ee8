import { z } from "zod";
import { permissions, sees, type Permission } from "../permissions.js";
import { id, lastChange, prose, unmixedLabel } from "./primitives.js";

const permission = z.enum(Object.keys(permissions) as [Permission, ...Permission[]]);

/** Why the caller cannot change a role: it is part of the product, their own, or has more rights than they have. */
export const roleLocks = ["built_in", "self", "more_rights"] as const;
export type RoleLock = (typeof roleLocks)[number];

export const role = z.object({
  id,
  key: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  built_in: z.boolean(),
  sees: z.enum(sees),
  is_staff: z.boolean(),
  permissions: z.array(z.object({ key: permission, sentence: z.string() })),
  /** Whether the caller could give it: nobody gives more than they have. */
  grantable: z.boolean(),
  /** Active people who have it. */
  people: z.number().int(),
  version: z.number().int(),
});
export type Role = z.infer<typeof role>;
export const roleList = z.object({ data: z.array(role) });

export const roleDetail = role.extend({
  /** Open tickets that its people hold. */
  open_tickets: z.number().int(),
  changed: lastChange,
  abilities: z.object({
    edit: z.boolean(),
    delete: z.boolean(),
    /** Who it is for can be changed while nobody has it, deactivated people included. */
    change_kind: z.boolean(),
    lock: z.enum(roleLocks).nullable(),
  }),
});
export type RoleDetail = z.infer<typeof roleDetail>;

const fields = {
  name: unmixedLabel(60),
  description: prose(300).nullable(),
  is_staff: z.boolean(),
  /** `own` for people who are no staff, and for them alone. */
  sees: z.enum(sees),
  permissions: z.array(permission).max(100),
};
export const createRoleBody = z.strictObject({ ...fields, description: fields.description.optional() });
/** Only what is to change. */
export const updateRoleBody = z.strictObject(fields).partial();
export type RoleFields = z.output<typeof createRoleBody>;

export const updatedRole = roleDetail.extend({
  /** Open tickets that went back to their teams, since who held them can no longer work on them. */
  returned_tickets: z.number().int(),
});

/** Where a permission stands among the others, what it needs, and whether the caller has it to give. */
export const permissionGroupList = z.object({
  data: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      permissions: z.array(
        z.object({
          key: permission,
          sentence: z.string(),
          needs: z.array(permission),
          staff_only: z.boolean(),
          grantable: z.boolean(),
        }),
      ),
    }),
  ),
  /** How much of the desk the caller may let others see. */
  sees: z.array(z.enum(sees)),
});
export type PermissionGroupList = z.infer<typeof permissionGroupList>;
