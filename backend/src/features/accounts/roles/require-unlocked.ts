import type { Actor } from "../../../platform/actor.js";
import { AppError, forbidden } from "../../../platform/errors.js";
import type { Queries } from "../../../platform/db.js";
import type { Role } from "../models/role.js";
import { lockOf } from "./policy.js";
import { ownRoleId } from "./queries.js";

/** @throws AppError 409 `role.built_in`; 403 for one's own role and for one that has more rights than the actor. */
export async function requireUnlocked(queries: Queries, actor: Actor, role: Role): Promise<void> {
  switch (lockOf(actor, role, await ownRoleId(queries, actor.id))) {
    case "built_in":
      throw new AppError("role.built_in", 409, `${role.name} is a built-in role and stays as it is; copy it`);
    case "self":
      throw forbidden("change your own role");
    case "more_rights":
      throw forbidden("change a role that has more rights than yours");
    case null:
  }
}
