import { personId } from "../../../../platform/actor.js";
import { forbidden, notFound } from "../../../../platform/errors.js";
import type { Work } from "../../../../platform/work.js";
import type { Person } from "../../models/person.js";
import { roleOfNewcomers } from "../../models/role.js";
import type { PersonDoors } from "../../person-doors.js";
import { canDelete, canSeePerson } from "../../policy.js";
import { lockPerson } from "../../queries.js";
import { holdRights, lockRights, requireAnotherAdmin } from "../../run-the-desk.js";
import { endSessionsOf } from "../../sessions.js";
import { forgetPerson } from "../forget-person.js";

type Doors = Pick<PersonDoors, "setTeams" | "handOver">;

/** What is left to do once the deletion is on disk: files are never removed within a transaction. */
export interface Deleted {
  /** The photo's file. */
  photoKey: string | null;
}

/** Deletes the actor's own account. @throws AppError 409 `person.last_admin`. */
export async function deleteMyself(work: Work, doors: Doors): Promise<Deleted> {
  await lockRights(work);
  const person = await lockPerson(work, personId(work.actor));
  if (!person || person.deletedAt) throw notFound("Person");
  return remove(work, person, null, doors);
}

/**
 * Deletes somebody else's account.
 *
 * @param assignTo who gets their open tickets; null: their teams.
 * @throws AppError 404; 403 for oneself, for somebody who has more rights, and for somebody made up; 409
 *   `person.last_admin`; 422 for an heir who does not work on tickets.
 */
export async function deletePerson(work: Work, id: number, assignTo: number | null, doors: Doors): Promise<Deleted> {
  const actor = await holdRights(work, "people.delete");
  const person = await lockPerson(work, id);
  if (!person || !canSeePerson(actor, person)) throw notFound("Person");
  if (actor.id === id) throw forbidden("delete yourself here: your profile does that");
  if (!canDelete(actor, person)) throw forbidden("delete somebody who has more rights than you");
  return remove(work.as(actor), person, assignTo, doors);
}

async function remove(work: Work, person: Person, assignTo: number | null, doors: Doors): Promise<Deleted> {
  const { id } = person;
  await requireAnotherAdmin(work, id);
  // First, so that whatever follows from here on names nobody.
  await makeNobody(work, id);
  await doors.setTeams(work, id, []);
  await doors.handOver(work, id, assignTo);
  await forgetPerson(work, id, person.email);
  await work.record({
    type: "person.deleted",
    object: { kind: "person", id },
    data: { person_id: id, role: person.roleKey, by: work.actor.id === id ? "self" : "admin" },
  });
  await endSessionsOf(work, id, "deleted");
  return { photoKey: person.photoKey };
}

/** Takes everything from a person's row that says who they are, and all rights. What lies elsewhere is for `forgetPerson`. */
export async function makeNobody(work: Work, id: number): Promise<void> {
  await work.rows(
    `UPDATE people SET full_name = 'Deleted person ' || id, email = NULL, email_verified_at = NULL, password_hash = NULL,
            phone = NULL, address = NULL, photo_key = NULL, photo_media_type = NULL, locale = 'en', time_zone = 'UTC',
            theme = 'system', notification_preferences = '{}', keyboard = '{}', signature = '', density = 'comfortable', hour_format = 'locale', last_seen_at = NULL,
            role_id = (SELECT r.id FROM roles r WHERE r.key = $3), deactivated_at = coalesce(deactivated_at, $2),
            deleted_at = $2, changed_by = $4, changed_at = $2, version = version + 1
     WHERE id = $1`,
    [id, work.now, roleOfNewcomers, work.actor.id],
  );
}
