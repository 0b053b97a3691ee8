import { sees } from "../../contract/permissions.js";
import type { Actor } from "../../platform/actor.js";
import type { Person } from "./models/person.js";
import type { Role } from "./models/role.js";

/** May this actor know that the person exists, beyond the name beside a ticket? */
export function canSeePerson(actor: Actor, person: Pick<Person, "id" | "isHidden" | "deletedAt">): boolean {
  if (person.isHidden || person.deletedAt) return false;
  return actor.kind === "system" || actor.may("people.read") || actor.id === person.id;
}

/** The same rule as `canSeePerson`, as a condition on `people p` for lists. `firstBind` is the number of its bind. */
export function peopleVisibleTo(actor: Actor, firstBind: number): { sql: string; binds: readonly unknown[] } {
  if (actor.kind === "system" || actor.may("people.read"))
    return { sql: "NOT p.is_hidden AND p.deleted_at IS NULL", binds: [] };
  return { sql: `p.id = $${firstBind}::bigint AND NOT p.is_hidden AND p.deleted_at IS NULL`, binds: [actor.id] };
}

/** Nobody gives away what they do not have: neither a permission nor a wider view. */
export function canGrant(actor: Actor, role: Rights): boolean {
  if (actor.kind === "system") return true;
  return (actor.may("people.invite") || actor.may("people.manage")) && !exceeds(role, actor);
}

/** May the actor change this person's role, teams or account? Whoever has more rights, or is made up, is out of reach. */
export function canChange(actor: Actor, person: Rights & Pick<Person, "isSample">): boolean {
  if (actor.kind === "system") return true;
  if (person.isSample) return false;
  return actor.may("people.manage") && !exceeds(person, actor);
}

/** May the actor delete this person's account? By the same measure. */
export function canDelete(actor: Actor, person: Rights & Pick<Person, "isSample">): boolean {
  if (actor.kind === "system") return true;
  return !person.isSample && actor.may("people.delete") && !exceeds(person, actor);
}

type Rights = Pick<Role, "permissions" | "sees">;

/** Is there a permission in it that the actor lacks, or a wider view than theirs? */
export const exceeds = (role: Rights, actor: Actor): boolean =>
  role.permissions.some((permission) => !actor.may(permission)) || sees.indexOf(role.sees) > sees.indexOf(actor.sees);
