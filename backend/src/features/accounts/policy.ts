import { sees } from "../../contract/permissions.js";
import type { Actor } from "../../platform/actor.js";
import type { Role } from "./models/role.js";

/** May this actor know that the person exists, beyond the name beside a ticket? */
export function canSeePerson(actor: Actor, person: { id: number }): boolean {
  return actor.kind === "system" || actor.may("people.read") || actor.id === person.id;
}

/** The same rule as `canSeePerson`, as a condition on `people p` for lists. `firstBind` is the number of its bind. */
export function peopleVisibleTo(actor: Actor, firstBind: number): { sql: string; binds: readonly unknown[] } {
  if (actor.kind === "system" || actor.may("people.read")) return { sql: "true", binds: [] };
  return { sql: `p.id = $${firstBind}::bigint`, binds: [actor.id] };
}

/** Nobody gives away what they do not have: neither a permission nor a wider view. */
export function canGrant(actor: Actor, role: Pick<Role, "permissions" | "sees">): boolean {
  if (actor.kind === "system") return true;
  if (!actor.may("people.invite")) return false;
  return (
    role.permissions.every((permission) => actor.may(permission)) && sees.indexOf(role.sees) <= sees.indexOf(actor.sees)
  );
}
