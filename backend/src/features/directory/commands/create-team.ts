import { firstValues } from "../../../platform/differences.js";
import type { Work } from "../../../platform/work.js";
import { requireManager } from "../policy.js";
import { requireTeamParts } from "../team-parts.js";
import { withUniqueName } from "../unique-name.js";
import { newId } from "./new-id.js";

export interface NewTeam {
  name: string;
  description?: string | null;
  memberIds: readonly number[];
  /** The departments whose complaints the team works on: its members see those. */
  departmentIds: readonly number[];
  /** Without one, admins stand in. */
  supervisorId?: number | null;
}

/**
 * Members see the team's departments from the commit on: the tables' triggers announce the change of access.
 * @throws AppError 422 for a name that is taken, and for people and departments that cannot be in a team.
 */
export async function createTeam(work: Work, team: NewTeam): Promise<number> {
  requireManager(work.actor);
  const { name, description = null, supervisorId = null, memberIds, departmentIds } = team;
  await requireTeamParts(work, { supervisorId, memberIds, departmentIds });
  const id = await withUniqueName("team", () =>
    newId(
      work,
      `INSERT INTO teams (name, description, supervisor_id, changed_by, changed_at) VALUES ($1, $2, $3, $4, $5) RETURNING id`,
      // A team that the desk itself made is as it came.
      [name, description, supervisorId, work.actor.id, work.actor.id === null ? null : work.now],
    ),
  );
  await work.rows(
    "INSERT INTO team_members (team_id, person_id) SELECT $1, unnest($2::bigint[]) ON CONFLICT DO NOTHING",
    [id, memberIds],
  );
  await work.rows(
    "INSERT INTO team_departments (team_id, department_id) SELECT $1, unnest($2::bigint[]) ON CONFLICT DO NOTHING",
    [id, departmentIds],
  );
  await work.record({
    type: "team.created",
    object: { kind: "team", id },
    data: { team_id: id, name, member_ids: memberIds, department_ids: departmentIds, supervisor_id: supervisorId },
    details: {
      changes: firstValues({
        name,
        description,
        member_ids: memberIds,
        department_ids: departmentIds,
        supervisor_id: supervisorId,
      }),
    },
  });
  return id;
}
