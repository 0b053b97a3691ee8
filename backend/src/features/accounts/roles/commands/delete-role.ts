import { fieldErrors, forbidden, notFound } from "../../../../platform/errors.js";
import type { Work } from "../../../../platform/work.js";
import type { Role } from "../../models/role.js";
import type { PersonDoors } from "../../person-doors.js";
import { holdRights, holdsTheKeys, requireSomebodyRunsTheDesk } from "../../run-the-desk.js";
import { canMakeRole } from "../policy.js";
import { holdersOf, lockRole } from "../queries.js";
import { requireUnlocked } from "../require-unlocked.js";
import { returnTickets } from "../return-tickets.js";
import { roleInUse } from "../role-in-use.js";

/**
 * Deletes a role. Whoever has it gets the role `moveTo` first: a change of their role like any other, so it ends their
 * sessions.
 *
 * @throws AppError 404; 409 `role.built_in`, `role.in_use` that says how many have it, `person.last_admin`; 403 for
 *   one's own role, and for one with more rights than the actor has; 422 on `move_to` for a role that will not do.
 */
export async function deleteRole(
  work: Work,
  id: number,
  moveTo: number | null,
  doors: Pick<PersonDoors, "handOver">,
): Promise<void> {
  const actor = await holdRights(work, "roles.manage");
  const role = await lockRole(work, id);
  if (!role) throw notFound("Role");
  await requireUnlocked(work, actor, role);
  const holders = await holdersOf(work, id);
  if (holders.length > 0) {
    if (moveTo === null) throw roleInUse(role, holders.length);
    const heir = moveTo === id ? null : await lockRole(work, moveTo);
    if (!heir) throw fieldErrors({ move_to: "Choose another role" });
    if (heir.isStaff !== role.isStaff)
      throw fieldErrors({ move_to: `Choose a role for ${role.isStaff ? "people who work here" : "customers"}` });
    if (!canMakeRole(actor, heir)) throw forbidden("give a role that has more rights than yours");
    await movePeople(work, holders, role, heir);
    if (holdsTheKeys(role.permissions) && !holdsTheKeys(heir.permissions)) await requireSomebodyRunsTheDesk(work);
  }
  await work.rows("DELETE FROM roles WHERE id = $1", [id]);
  await work.record({
    type: "role.deleted",
    object: { kind: "role", id },
    data: { role_id: id, key: role.key, people: holders.length, ...(holders.length > 0 && { move_to: moveTo }) },
    details: {
      changes: Object.fromEntries(
        Object.entries({ name: role.name, sees: role.sees, permissions: role.permissions }).map(([field, from]) => [
          field,
          { from, to: null },
        ]),
      ),
    },
  });
  await returnTickets(work, holders, doors);
}

async function movePeople(work: Work, personIds: readonly number[], from: Role, to: Role): Promise<void> {
  await work.rows(
    "UPDATE people SET role_id = $2, changed_by = $3, changed_at = $4, version = version + 1 WHERE id = ANY ($1::bigint[])",
    [personIds, to.id, work.actor.id, work.now],
  );
  for (const id of personIds) {
    await work.record({
      type: "person.role_changed",
      object: { kind: "person", id },
      data: { person_id: id, from: from.key, to: to.key },
      details: { changes: { role: { from: from.name, to: to.name } } },
    });
  }
  await work.rows(
    `UPDATE sessions SET ended_at = $2, end_reason = 'rights_changed' WHERE person_id = ANY ($1::bigint[]) AND ended_at IS NULL`,
    [personIds, work.now],
  );
  await work.rows("INSERT INTO access_changes (person_id) SELECT unnest($1::bigint[])", [personIds]);
}
