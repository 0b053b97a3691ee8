import type { Priority } from "../../src/contract/index.js";
import type { Queries } from "../../src/platform/db.js";

export interface Named {
  id: number;
  name: string;
}

let built = 0;
const nameFor = (what: string) => `${what} ${++built}`;

async function insert(db: Queries, sql: string, binds: readonly unknown[]): Promise<Named> {
  const row = await db.one<Named>(`${sql} RETURNING id, name`, binds);
  if (!row) throw new Error("The row was not written");
  return row;
}

function buildOrganization(db: Queries, { name = nameFor("Organization") }: { name?: string } = {}): Promise<Named> {
  return insert(db, "INSERT INTO organizations (name) VALUES ($1)", [name]);
}

/** In an organization of its own unless one is named. */
export async function buildDepartment(
  db: Queries,
  { name = nameFor("Department"), organizationId }: { name?: string; organizationId?: number } = {},
): Promise<Named & { organizationId: number }> {
  const organization = organizationId ?? (await buildOrganization(db)).id;
  const department = await insert(db, "INSERT INTO departments (name, organization_id) VALUES ($1, $2)", [
    name,
    organization,
  ]);
  return { ...department, organizationId: organization };
}

export interface TeamFacts {
  name: string;
  supervisorId: number | null;
  memberIds: readonly number[];
  departmentIds: readonly number[];
}

export async function buildTeam(db: Queries, facts: Partial<TeamFacts> = {}): Promise<Named> {
  const { name = nameFor("Team"), supervisorId = null, memberIds = [], departmentIds = [] } = facts;
  const team = await insert(db, "INSERT INTO teams (name, supervisor_id) VALUES ($1, $2)", [name, supervisorId]);
  for (const id of memberIds)
    await db.rows("INSERT INTO team_members (team_id, person_id) VALUES ($1, $2)", [team.id, id]);
  for (const id of departmentIds)
    await db.rows("INSERT INTO team_departments (team_id, department_id) VALUES ($1, $2)", [team.id, id]);
  return team;
}

export interface CategoryFacts {
  name: string;
  defaultPriority: Priority;
  departmentId: number | null;
  teamId: number | null;
  skillId: number | null;
  archived: boolean;
}

export function buildCategory(db: Queries, facts: Partial<CategoryFacts> = {}): Promise<Named> {
  const {
    name = nameFor("Category"),
    defaultPriority = "medium",
    departmentId = null,
    teamId = null,
    skillId = null,
    archived = false,
  } = facts;
  return insert(
    db,
    `INSERT INTO categories (name, default_priority, department_id, team_id, skill_id, archived_at)
     VALUES ($1, $2, $3, $4, $5, CASE WHEN $6::boolean THEN app_now() END)`,
    [name, defaultPriority, departmentId, teamId, skillId, archived],
  );
}

/** `levels`: person id -> 1 to 5. */
export async function buildSkill(
  db: Queries,
  { name = nameFor("Skill"), levels = {} }: { name?: string; levels?: Record<number, number> } = {},
): Promise<Named> {
  const skill = await insert(db, "INSERT INTO skills (name) VALUES ($1)", [name]);
  for (const [personId, level] of Object.entries(levels)) {
    await db.rows("INSERT INTO person_skills (person_id, skill_id, level) VALUES ($1, $2, $3)", [
      Number(personId),
      skill.id,
      level,
    ]);
  }
  return skill;
}
