import { fieldErrors, forbidden } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { canPlace } from "../policy.js";

/**
 * Puts a person into exactly these teams, and out of all others that are in use. The teams count as changed too, so
 * that an editor who has their old members on the screen does not overwrite this.
 *
 * @returns whether anything changed.
 * @throws AppError 403 for a team whose tickets the actor does not see, 422 for one that is none.
 */
export async function setPersonTeams(work: Work, personId: number, teamIds: readonly number[]): Promise<boolean> {
  const wanted = [...new Set(teamIds)].toSorted((a, b) => a - b);
  const known = await work.rows<{ id: number }>(
    "SELECT id FROM teams WHERE id = ANY ($1::bigint[]) AND archived_at IS NULL AND NOT is_hidden ORDER BY id FOR NO KEY UPDATE",
    [wanted],
  );
  if (known.length < wanted.length) throw fieldErrors({ team_ids: "There is no such team" });
  const before = await work.rows<{ id: number }>(
    `SELECT m.team_id AS id FROM team_members m JOIN teams t ON t.id = m.team_id AND t.archived_at IS NULL AND NOT t.is_hidden
     WHERE m.person_id = $1 ORDER BY m.team_id`,
    [personId],
  );
  const present = before.map(({ id }) => id);
  const joined = wanted.filter((id) => !present.includes(id));
  const left = present.filter((id) => !wanted.includes(id));
  if (joined.length === 0 && left.length === 0) return false;
  if (joined.some((id) => !canPlace(work.actor, id)))
    throw forbidden("put somebody into a team whose tickets you do not see");

  await work.rows("DELETE FROM team_members WHERE person_id = $1 AND team_id = ANY ($2::bigint[])", [personId, left]);
  await work.rows(
    "INSERT INTO team_members (team_id, person_id) SELECT unnest($2::bigint[]), $1 ON CONFLICT DO NOTHING",
    [personId, joined],
  );
  await work.rows(
    "UPDATE teams SET version = version + 1, changed_by = $2, changed_at = $3 WHERE id = ANY ($1::bigint[])",
    [[...joined, ...left], work.actor.id, work.now],
  );
  await work.record({
    type: "person.teams_changed",
    object: { kind: "person", id: personId },
    data: { person_id: personId, from: present, to: wanted },
    details: { changes: { teams: { from: present, to: wanted } } },
  });
  return true;
}
