import { forbidden, notFound, staleVersion } from "../../../../platform/errors.js";
import type { Work } from "../../../../platform/work.js";
import type { Role } from "../../models/role.js";
import type { PersonDoors } from "../../person-doors.js";
import { holdRights, holdsTheKeys, requireSomebodyRunsTheDesk } from "../../run-the-desk.js";
import { requireOwnLook } from "../look-alike.js";
import { canMakeRole, requireSound } from "../policy.js";
import { showRole } from "../presenter.js";
import { holdersOf, lockRole } from "../queries.js";
import { requireUnlocked } from "../require-unlocked.js";
import { returnTickets } from "../return-tickets.js";
import { roleInUse } from "../role-in-use.js";
import { withUniqueRoleName } from "../unique-role-name.js";

/** `undefined` leaves it. */
export type RoleChange = {
  [Field in "name" | "description" | "isStaff" | "sees" | "permissions"]?: Role[Field] | undefined;
};

/**
 * Changes what the people of a role may do. Their sessions get it within seconds; open tickets that they can no longer
 * work on go back to their teams.
 *
 * @returns how many tickets that were.
 * @throws AppError 404; 412 when `expected` is not the present version; 409 `role.built_in`, `role.in_use`,
 *   `person.last_admin`; 403 for one's own role and for more rights than the actor has; 422 per field.
 */
export async function updateRole(
  work: Work,
  id: number,
  change: RoleChange,
  expected: number | null,
  doors: Pick<PersonDoors, "handOver">,
): Promise<number> {
  const actor = await holdRights(work, "roles.manage");
  const before = await lockRole(work, id);
  if (!before) throw notFound("Role");
  if (expected !== null && expected !== before.version) throw staleVersion(await showRole(work, actor, id));
  await requireUnlocked(work, actor, before);
  const wanted = wantedOf(before, change);
  requireSound(wanted);
  if (!canMakeRole(actor, wanted)) throw forbidden("give rights that you do not have");
  const changes = changesOf(before, wanted);
  if (Object.keys(changes).length === 0) return 0;
  if (changes.name) await requireOwnLook(work, wanted.name, id);

  const holders = await holdersOf(work, id);
  if (changes.is_staff && holders.length > 0) throw roleInUse(before, holders.length);
  await write(work, id, wanted);
  if (holdsTheKeys(before.permissions) && !holdsTheKeys(wanted.permissions)) await requireSomebodyRunsTheDesk(work);
  await work.record({
    type: "role.changed",
    object: { kind: "role", id },
    data: { role_id: id, key: before.key, fields: Object.keys(changes), people: holders.length },
    details: { changes },
  });
  if (!changes.permissions && !changes.sees) return 0;
  await work.rows("INSERT INTO access_changes (person_id) SELECT unnest($1::bigint[])", [holders]);
  return returnTickets(work, holders, doors);
}

type Wanted = Pick<Role, "name" | "description" | "isStaff" | "sees" | "permissions">;

function wantedOf(before: Role, change: RoleChange): Wanted {
  const { name = before.name, isStaff = before.isStaff, sees = before.sees } = change;
  const description = change.description === undefined ? before.description : change.description;
  return { name, description, isStaff, sees, permissions: sorted(change.permissions ?? before.permissions) };
}

const sorted = (permissions: Role["permissions"]) => [...new Set(permissions)].sort();

/** Old and new values by wire name, of what really differs. */
function changesOf(before: Role, wanted: Wanted): Record<string, { from: unknown; to: unknown }> {
  const all = {
    name: { from: before.name, to: wanted.name },
    description: { from: before.description, to: wanted.description },
    is_staff: { from: before.isStaff, to: wanted.isStaff },
    sees: { from: before.sees, to: wanted.sees },
    permissions: { from: sorted(before.permissions), to: wanted.permissions },
  };
  return Object.fromEntries(
    Object.entries(all).filter(([, { from, to }]) => JSON.stringify(from) !== JSON.stringify(to)),
  );
}

const write = (work: Work, id: number, { name, description, isStaff, sees, permissions }: Wanted): Promise<unknown> =>
  withUniqueRoleName(() =>
    work.rows(
      `UPDATE roles SET name = $2, description = $3, is_staff = $4, sees = $5, permissions = $6, changed_by = $7,
              changed_at = $8, version = version + 1
       WHERE id = $1`,
      [id, name, description, isStaff, sees, permissions, work.actor.id, work.now],
    ),
  );
