import type { Queries } from "../../platform/db.js";
import { lastChangeOf } from "../desk/index.js";
import type { Named, Team } from "./models.js";

const activeMembers = `team_members m JOIN people p ON p.id = m.person_id AND p.deactivated_at IS NULL AND NOT p.is_hidden`;
/** A supervisor who left or no longer works here is none: admins stand in. */
const activeSupervisor = `SELECT p.id FROM people p JOIN roles r ON r.id = p.role_id AND r.is_staff
                          WHERE p.id = t.supervisor_id AND p.deactivated_at IS NULL AND NOT p.is_hidden`;

const teams = `
  SELECT t.id, t.name, t.description, t.archived_at AS "archivedAt", t.version,
         ${lastChangeOf("t.")} AS changed, (${activeSupervisor}) AS "supervisorId",
         coalesce((SELECT json_agg(m.person_id ORDER BY lower(p.full_name), p.id) FROM ${activeMembers} WHERE m.team_id = t.id), '[]') AS "memberIds",
         coalesce((SELECT json_agg(json_build_object('id', d.id, 'name', d.name) ORDER BY d.name)
                   FROM team_departments td JOIN departments d ON d.id = td.department_id WHERE td.team_id = t.id), '[]') AS departments
  FROM teams t`;

/** Teams by name with their active members; archived ones only when asked for. */
export const listTeams = (queries: Queries, withArchived = false): Promise<Team[]> =>
  queries.rows(
    `${teams} WHERE NOT t.is_hidden AND ($1::boolean OR t.archived_at IS NULL) ORDER BY t.archived_at IS NOT NULL, lower(t.name)`,
    [withArchived],
  );

export const readTeam = (queries: Queries, id: number): Promise<Team | null> =>
  queries.one(`${teams} WHERE t.id = $1 AND NOT t.is_hidden`, [id]);

/** The same, held until the transaction ends. */
export async function lockTeam(queries: Queries, id: number): Promise<Team | null> {
  await queries.rows("SELECT 1 FROM teams WHERE id = $1 FOR UPDATE", [id]);
  return readTeam(queries, id);
}

/** A team as tickets and categories name it. An archived one is found too: whether it may still be chosen is the caller's rule. */
export const findTeam = (queries: Queries, id: number): Promise<(Named & { archivedAt: Date | null }) | null> =>
  queries.one(`SELECT id, name, archived_at AS "archivedAt" FROM teams WHERE id = $1 AND NOT is_hidden`, [id]);

export interface TeamUses {
  categories: number;
  openTickets: number;
}

/** What still needs a team: categories that send complaints to it, and the open tickets in it. */
export async function usesOfTeam(queries: Queries, id: number): Promise<TeamUses> {
  const row = await queries.one<TeamUses>(
    `SELECT (SELECT count(*)::integer FROM categories WHERE team_id = $1 AND archived_at IS NULL) AS categories,
            (SELECT coalesce(sum(n), 0)::integer FROM ticket_counts
             WHERE team_id = $1 AND status IN ('new', 'in_progress', 'pending', 'on_hold')) AS "openTickets"`,
    [id],
  );
  return row ?? { categories: 0, openTickets: 0 };
}

/** The teams that serve a department, by id: the first is the one that has served the desk longest. */
export const teamsOfDepartment = (queries: Queries, departmentId: number): Promise<Named[]> =>
  queries.rows(
    `SELECT t.id, t.name FROM team_departments td JOIN teams t ON t.id = td.team_id AND t.archived_at IS NULL AND NOT t.is_hidden
     WHERE td.department_id = $1 ORDER BY t.id`,
    [departmentId],
  );

/** A team's active supervisor; null without a real one, and for no team: then admins stand in. */
export async function supervisorIdOf(queries: Queries, teamId: number | null): Promise<number | null> {
  if (teamId === null) return null;
  const row = await queries.one<{ id: number | null }>(
    `SELECT (${activeSupervisor} AND NOT p.is_sample) AS id FROM teams t WHERE t.id = $1`,
    [teamId],
  );
  return row?.id ?? null;
}

/** Does the team serve the department? One that was put away serves none. */
export async function serves(queries: Queries, teamId: number, departmentId: number): Promise<boolean> {
  const row = await queries.one(
    `SELECT 1 FROM team_departments td JOIN teams t ON t.id = td.team_id AND t.archived_at IS NULL
     WHERE td.team_id = $1 AND td.department_id = $2`,
    [teamId, departmentId],
  );
  return row !== null;
}
