import type { Work } from "../../../platform/work.js";
import { requireManager } from "../policy.js";
import { newId } from "./new-id.js";

export interface NewTeam {
  name: string;
  memberIds: readonly number[];
  /** The departments whose complaints the team works on: its members see those. */
  departmentIds: readonly number[];
  /** Without one, admins stand in. */
  supervisorId?: number | null;
}

/** Members see the team's departments from the commit on: the tables' triggers announce the change of access. */
export async function createTeam(work: Work, team: NewTeam): Promise<number> {
  requireManager(work.actor);
  const id = await newId(work, "INSERT INTO teams (name, supervisor_id) VALUES ($1, $2) RETURNING id", [
    team.name,
    team.supervisorId ?? null,
  ]);
  await work.rows("INSERT INTO team_members (team_id, person_id) SELECT $1, unnest($2::bigint[])", [
    id,
    team.memberIds,
  ]);
  await work.rows("INSERT INTO team_departments (team_id, department_id) SELECT $1, unnest($2::bigint[])", [
    id,
    team.departmentIds,
  ]);
  await work.record({
    type: "team.created",
    data: {
      team_id: id,
      name: team.name,
      member_ids: team.memberIds,
      department_ids: team.departmentIds,
      supervisor_id: team.supervisorId ?? null,
    },
  });
  return id;
}
