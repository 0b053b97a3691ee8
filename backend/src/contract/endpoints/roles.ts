import { z } from "zod";
import type { Endpoint } from "../endpoint.js";
import { idText } from "../schemas/primitives.js";
import * as roles from "../schemas/roles.js";

const tag = { tag: "People" } as const;
const manage = { ...tag, access: { permission: "roles.manage" } } as const;
const byId = z.strictObject({ id: idText });

export const roleEndpoints = {
  listRoles: {
    ...tag,
    summary: "List roles with what they may do",
    access: { permission: "people.invite" },
    responses: { 200: roles.roleList },
  },
  listPermissions: {
    ...manage,
    summary: "What roles can be made of, in groups and plain sentences",
    description: "`needs` names what a permission is worth nothing without: a role that has the one has the others.",
    responses: { 200: roles.permissionGroupList },
  },
  getRole: {
    ...manage,
    summary: "One role",
    versioned: true,
    params: byId,
    responses: { 200: roles.roleDetail },
    errors: [404],
  },
  createRole: {
    ...manage,
    recent: true,
    summary: "Make a role",
    description: "Nobody gives away a permission or a wider view than they have (403).",
    idempotent: true,
    body: roles.createRoleBody,
    responses: { 201: roles.roleDetail },
  },
  updateRole: {
    ...manage,
    recent: true,
    summary: "Change a role, and with it what its people may do",
    description:
      "It reaches their sessions within seconds; open tickets they can no longer work on go back to their teams. Built-in roles stay as they are (409 `role.built_in`); nobody changes their own role, one that has more rights than they have, or gives more than they have (403). Who it is for is fixed while somebody has it (409 `role.in_use`); the last admin stays one (409 `person.last_admin`).",
    versioned: true,
    params: byId,
    body: roles.updateRoleBody,
    responses: { 200: roles.updatedRole },
    errors: [404, 409, 412],
  },
  deleteRole: {
    ...manage,
    recent: true,
    summary: "Delete a role",
    description:
      "409 `role.in_use` while people have it, deactivated ones included; with `move_to` they get that role first, in the same step, and sign in anew.",
    params: byId,
    query: z.strictObject({ move_to: idText.optional() }),
    responses: { 204: null },
    errors: [404, 409],
  },
} as const satisfies Record<string, Endpoint>;
