import type { Queries } from "../../platform/db.js";
import type { Named, Team } from "./models.js";

const activeMembers = `team_members m JOIN people p ON p.id = m.person_id AND p.deactivated_at IS NULL`;

/** Teams by name with their active members. */
export const listTeams = (queries: Queries): Promise<Team[]> =>
  queries.rows(`
    SELECT t.id, t.name, t.supervisor_id AS "supervisorId",
           coalesce((SELECT json_agg(m.person_id ORDER BY lower(p.full_name), p.id) FROM ${activeMembers} WHERE m.team_id = t.id), '[]') AS "memberIds",
           coalesce((SELECT json_agg(json_build_object('id', d.id, 'name', d.name) ORDER BY d.name)
                     FROM team_departments td JOIN departments d ON d.id = td.department_id WHERE td.team_id = t.id), '[]') AS departments
    FROM teams t ORDER BY t.name`);

/** The teams that serve a department, by id: the first is the one that has served the desk longest. */
export const teamsOfDepartment = (queries: Queries, departmentId: number): Promise<Named[]> =>
  queries.rows(
    `SELECT t.id, t.name FROM team_departments td JOIN teams t ON t.id = td.team_id WHERE td.department_id = $1 ORDER BY t.id`,
    [departmentId],
  );

/** A team's active supervisor; null without one, and for no team: then admins stand in. */
export async function supervisorIdOf(queries: Queries, teamId: number | null): Promise<number | null> {
  if (teamId === null) return null;
  const row = await queries.one<{ id: number }>(
    "SELECT p.id FROM teams t JOIN people p ON p.id = t.supervisor_id AND p.deactivated_at IS NULL WHERE t.id = $1",
    [teamId],
  );
  return row?.id ?? null;
}

/** Does the team serve the department? */
export async function serves(queries: Queries, teamId: number, departmentId: number): Promise<boolean> {
  const row = await queries.one("SELECT 1 FROM team_departments WHERE team_id = $1 AND department_id = $2", [
    teamId,
    departmentId,
  ]);
  return row !== null;
}
