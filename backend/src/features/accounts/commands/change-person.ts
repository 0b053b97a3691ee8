import { fieldErrors, forbidden, notFound, staleVersion } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { revokeAllKeys } from "../api-keys/commands/revoke-all-keys.js";
import { overInvitation } from "../invitations.js";
import { cancelLinks } from "../links.js";
import type { Person } from "../models/person.js";
import type { Role } from "../models/role.js";
import { showPerson } from "../person-detail.js";
import type { HandedOver, PersonDoors } from "../person-doors.js";
import { canChange, canGrant, canSeePerson } from "../policy.js";
import { lockPerson } from "../queries.js";
import { holdRole } from "../roles/queries.js";
import { holdRights, holdsTheKeys, requireAnotherAdmin } from "../run-the-desk.js";
import { endSessionsOf } from "../sessions.js";

/** `undefined` leaves it. */
export interface PersonChange {
  roleKey?: string | undefined;
  teamIds?: readonly number[] | undefined;
  deactivated?: boolean | undefined;
  /** Who gets the open tickets, should the person no longer work on them; null: their teams. */
  assignTicketsTo?: number | null | undefined;
}

/**
 * Changes what somebody may do here, or whether they may at all. A new role and a deactivation end their sessions,
 * a deactivation their API keys too, for good; tickets of somebody who no longer works on tickets are handed over.
 *
 * @throws AppError 404; 412 when `expected` is not the present version; 403 for oneself, for somebody who has more
 *   rights, and for rights the actor does not have; 409 `person.last_admin`; 422 for a role or team that is none.
 */
export async function changePerson(
  work: Work,
  id: number,
  change: PersonChange,
  expected: number | null,
  doors: PersonDoors,
): Promise<HandedOver> {
  const actor = await holdRights(work);
  const before = await lockPerson(work, id);
  if (!before || !canSeePerson(actor, before)) throw notFound("Person");
  if (expected !== null && expected !== before.version) throw staleVersion(await showPerson(work, actor, id));
  if (!canChange(actor, before)) throw forbidden("change somebody who has more rights than you");

  const role =
    change.roleKey === undefined || change.roleKey === before.roleKey ? null : await newRole(work, change.roleKey);
  const off = change.deactivated === true && before.deactivatedAt === null;
  const on = change.deactivated === false && before.deactivatedAt !== null;
  if (actor.id === id && role) throw forbidden("change your own role");
  if (actor.id === id && (off || on)) throw forbidden("deactivate yourself");
  if (role && !canGrant(actor, role)) throw forbidden("give a role that has more rights than yours");
  if (off || (role && !holdsTheKeys(role.permissions))) await requireAnotherAdmin(work, id);
  const isStaff = role?.isStaff ?? before.isStaff;
  if (!isStaff && (change.teamIds?.length ?? 0) > 0) throw fieldErrors({ team_ids: "Only staff belong to teams" });

  if (role) await giveRole(work, before, role);
  if (off) await deactivate(work, id);
  if (on) await reactivate(work, id);
  const teamIds = isStaff ? change.teamIds : [];
  const moved = teamIds !== undefined && (await doors.setTeams(work.as(actor), id, teamIds));
  if (role || off || on || moved) await markChanged(work, id);
  // What they can still work on stays theirs.
  return off || role ? doors.handOver(work, id, change.assignTicketsTo ?? null) : { given: 0, returned: 0 };
}

async function newRole(work: Work, key: string): Promise<Role> {
  const role = await holdRole(work, key);
  if (!role) throw fieldErrors({ role: "There is no such role" });
  return role;
}

async function giveRole(work: Work, before: Person, role: Role): Promise<void> {
  await work.rows("UPDATE people SET role_id = $2 WHERE id = $1", [before.id, role.id]);
  await work.record({
    type: "person.role_changed",
    object: { kind: "person", id: before.id },
    data: { person_id: before.id, from: before.roleKey, to: role.key },
    details: { changes: { role: { from: before.roleKey, to: role.key } } },
  });
  await endSessionsOf(work, before.id, "rights_changed");
}

async function deactivate(work: Work, id: number): Promise<void> {
  await work.rows("UPDATE people SET deactivated_at = $2 WHERE id = $1", [id, work.now]);
  await cancelLinks(work, id);
  await overInvitation(work, id);
  await work.record({
    type: "person.deactivated",
    object: { kind: "person", id },
    data: { person_id: id },
    details: { changes: { deactivated: { from: false, to: true } } },
  });
  await endSessionsOf(work, id, "deactivated");
  // For good: whoever lets somebody in again does not think of keys that lie about.
  await revokeAllKeys(work, id, "deactivated");
}

async function reactivate(work: Work, id: number): Promise<void> {
  await work.rows("UPDATE people SET deactivated_at = NULL WHERE id = $1", [id]);
  await work.record({
    type: "person.reactivated",
    object: { kind: "person", id },
    data: { person_id: id },
    details: { changes: { deactivated: { from: true, to: false } } },
  });
}

async function markChanged(work: Work, id: number): Promise<void> {
  await work.rows("UPDATE people SET changed_by = $2, changed_at = $3, version = version + 1 WHERE id = $1", [
    id,
    work.actor.id,
    work.now,
  ]);
}
