import type { Permission } from "../../contract/index.js";
import type { Actor } from "../../platform/actor.js";
import type { Queries } from "../../platform/db.js";
import { AppError, forbidden } from "../../platform/errors.js";
import type { Work } from "../../platform/work.js";
import { loadActor } from "./queries.js";

/** Who has these can set everything else right again: the desk always keeps somebody who has them and can sign in. */
const keysOfTheDesk: readonly Permission[] = ["people.invite", "people.manage", "directory.manage", "desk.configure"];

export const holdsTheKeys = (permissions: readonly Permission[]): boolean =>
  keysOfTheDesk.every((key) => permissions.includes(key));

/** With one of these somebody lets others in, or changes what protects the desk: a password alone is too little for it. */
const powersOverOthers: readonly Permission[] = [
  "people.manage",
  "people.delete",
  "people.invite",
  "roles.manage",
  "desk.configure",
];

export const hasPowerOverOthers = (permissions: readonly Permission[]): boolean =>
  powersOverOthers.some((power) => permissions.includes(power));

/** Any number will do, as long as nothing else in the product locks it. */
const RIGHTS_LOCK = 7_310_246;

/**
 * Changes of people's rights come one after the other, each judged by the rights its actor has by then: of two admins
 * who demote each other, the second is no admin any more.
 *
 * @throws AppError 403 when the actor's right was taken away in the meantime.
 */
export async function holdRights(work: Work, permission: Permission = "people.manage"): Promise<Actor> {
  await lockRights(work);
  if (work.actor.id === null) return work.actor;
  const actor = await loadActor(work, work.actor.id, work.actor.sessionId);
  if (!actor?.may(permission)) throw forbidden("change people's rights");
  return actor;
}

/** The same lock, for what people do with their own rights, such as leaving. */
export async function lockRights(work: Work): Promise<void> {
  // A statement of its own: the next one has to see what the last holder of the lock committed.
  await work.rows("SELECT pg_advisory_xact_lock($1)", [RIGHTS_LOCK]);
}

/** Is this the only person left who can run the desk? */
export async function isLastAdmin(queries: Queries, personId: number): Promise<boolean> {
  const row = await queries.one<{ here: boolean; others: boolean }>(
    `WITH admins AS (
       SELECT p.id FROM people p JOIN roles r ON r.id = p.role_id
       WHERE r.permissions @> $2::text[] AND p.deactivated_at IS NULL AND p.email_verified_at IS NOT NULL
     )
     SELECT EXISTS (SELECT FROM admins WHERE id = $1) AS here, EXISTS (SELECT FROM admins WHERE id <> $1) AS others`,
    [personId, keysOfTheDesk],
  );
  return row !== null && row.here && !row.others;
}

/** @throws AppError 409 `person.last_admin`. The caller holds the rights. */
export async function requireAnotherAdmin(work: Work, personId: number): Promise<void> {
  if (await isLastAdmin(work, personId)) throw lastAdmin();
}

/** For after a change of what roles may do: somebody is left. @throws AppError 409 `person.last_admin`. */
export async function requireSomebodyRunsTheDesk(work: Work): Promise<void> {
  const somebody = await work.one(
    `SELECT 1 FROM people p JOIN roles r ON r.id = p.role_id
     WHERE r.permissions @> $1::text[] AND p.deactivated_at IS NULL AND p.email_verified_at IS NOT NULL LIMIT 1`,
    [keysOfTheDesk],
  );
  if (!somebody) throw lastAdmin();
}

const lastAdmin = () =>
  new AppError("person.last_admin", 409, "Nobody else could run the desk. Give another person that role first.");

/** Ids of those who run the desk: they stand in where nobody is named. */
export async function activeAdminIds(queries: Queries): Promise<number[]> {
  const rows = await queries.rows<{ id: number }>(
    `SELECT p.id FROM people p JOIN roles r ON r.id = p.role_id
     WHERE r.permissions @> $1::text[] AND p.deactivated_at IS NULL AND NOT p.is_sample ORDER BY p.id`,
    [keysOfTheDesk],
  );
  return rows.map((row) => row.id);
}
