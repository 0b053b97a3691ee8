import { AppError, fieldErrors, notFound } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { lockCustomerGroup } from "../customer-groups.js";
import { requireManager } from "../policy.js";

/**
 * Puts people into a group; who is in it already stays.
 * @throws AppError 404, 409 `customer_group.archived`, 422 on `person_ids` for people that there are not.
 */
export async function addGroupMembers(work: Work, groupId: number, personIds: readonly number[]): Promise<void> {
  requireManager(work.actor);
  const group = await lockCustomerGroup(work, groupId);
  if (!group) throw notFound("Customer group");
  if (group.archivedAt)
    throw new AppError("customer_group.archived", 409, `${group.name} is archived; restore it first`);
  await requirePeople(work, personIds);
  const added = await work.rows<{ id: number }>(
    `INSERT INTO customer_group_members (group_id, person_id, added_by, added_at)
     SELECT $1, person, $3, $4 FROM (SELECT DISTINCT unnest($2::bigint[]) AS person) AS wanted
     ON CONFLICT DO NOTHING RETURNING person_id AS id`,
    [groupId, personIds, work.actor.id, work.now],
  );
  if (added.length > 0) await recordMembers(work, groupId, { added: added.map(({ id }) => id) });
}

/** Who is not in it stays out. @throws AppError 404 for a group that there is not. */
export async function removeGroupMember(work: Work, groupId: number, personId: number): Promise<void> {
  requireManager(work.actor);
  if (!(await lockCustomerGroup(work, groupId))) throw notFound("Customer group");
  const removed = await work.rows(
    "DELETE FROM customer_group_members WHERE group_id = $1 AND person_id = $2 RETURNING person_id",
    [groupId, personId],
  );
  if (removed.length > 0) await recordMembers(work, groupId, { removed: [personId] });
}

/**
 * Sets the groups that somebody is in. Archived ones, which are not shown, stay as they are.
 * @throws AppError 404 for a person, 422 on `group_ids` for groups that there are not.
 */
export async function setPersonGroups(work: Work, personId: number, groupIds: readonly number[]): Promise<void> {
  requireManager(work.actor);
  // Held: two who set one person's groups do so one after the other.
  const person = await work.one(
    "SELECT id FROM people WHERE id = $1 AND deactivated_at IS NULL AND NOT is_hidden FOR UPDATE",
    [personId],
  );
  if (!person) throw notFound("Person");
  const known = await work.rows<{ id: number }>(
    "SELECT id FROM customer_groups WHERE id = ANY ($1::bigint[]) AND archived_at IS NULL",
    [groupIds],
  );
  if (known.length !== new Set(groupIds).size) throw fieldErrors({ group_ids: "There is no such group" });
  const left = await work.rows<{ id: number }>(
    `DELETE FROM customer_group_members m USING customer_groups g
     WHERE g.id = m.group_id AND g.archived_at IS NULL AND m.person_id = $1 AND m.group_id <> ALL ($2::bigint[])
     RETURNING m.group_id AS id`,
    [personId, groupIds],
  );
  const joined = await work.rows<{ id: number }>(
    `INSERT INTO customer_group_members (group_id, person_id, added_by, added_at)
     SELECT group_id, $1, $3, $4 FROM (SELECT DISTINCT unnest($2::bigint[]) AS group_id) AS wanted
     ON CONFLICT DO NOTHING RETURNING group_id AS id`,
    [personId, groupIds, work.actor.id, work.now],
  );
  for (const { id } of joined) await recordMembers(work, id, { added: [personId] });
  for (const { id } of left) await recordMembers(work, id, { removed: [personId] });
}

async function requirePeople(work: Work, ids: readonly number[]): Promise<void> {
  const found = await work.rows(
    "SELECT id FROM people WHERE id = ANY ($1::bigint[]) AND deactivated_at IS NULL AND NOT is_hidden",
    [ids],
  );
  if (found.length !== new Set(ids).size) throw fieldErrors({ person_ids: "There is no such person" });
}

async function recordMembers(
  work: Work,
  groupId: number,
  { added = [], removed = [] }: { added?: readonly number[]; removed?: readonly number[] },
): Promise<void> {
  await work.record({
    type: "customer_group.members_changed",
    object: { kind: "customer_group", id: groupId },
    data: { group_id: groupId, added_ids: added, removed_ids: removed },
  });
}
