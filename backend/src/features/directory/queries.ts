import type { Queries } from "../../platform/db.js";
import type { Category, Department, Named } from "./models.js";

export const listOrganizations = (queries: Queries): Promise<Named[]> =>
  queries.rows("SELECT id, name FROM organizations ORDER BY name");

export const listSkills = (queries: Queries): Promise<Named[]> =>
  queries.rows("SELECT id, name FROM skills ORDER BY name");

export const listTags = (queries: Queries): Promise<Named[]> =>
  queries.rows("SELECT id, name FROM tags ORDER BY lower(name)");

const departments = `
  SELECT d.id, d.name, json_build_object('id', o.id, 'name', o.name) AS organization
  FROM departments d JOIN organizations o ON o.id = d.organization_id`;

/** Every department, or those of one organization. */
export const listDepartments = (queries: Queries, organizationId?: number): Promise<Department[]> =>
  queries.rows(`${departments} WHERE $1::bigint IS NULL OR d.organization_id = $1::bigint ORDER BY o.name, d.name`, [
    organizationId ?? null,
  ]);

export const findDepartment = (queries: Queries, id: number): Promise<Department | null> =>
  queries.one(`${departments} WHERE d.id = $1`, [id]);

const named = (table: string) =>
  `CASE WHEN ${table}.id IS NOT NULL THEN json_build_object('id', ${table}.id, 'name', ${table}.name) END`;
const categories = `
  SELECT c.id, c.name, c.help, c.parent_id AS "parentId", c.default_priority AS "defaultPriority", c.position,
         c.archived_at AS "archivedAt", ${named("d")} AS department, ${named("t")} AS team, ${named("s")} AS skill
  FROM categories c
  LEFT JOIN departments d ON d.id = c.department_id
  LEFT JOIN teams t ON t.id = c.team_id
  LEFT JOIN skills s ON s.id = c.skill_id`;

/** In the order admins gave them; archived ones only when asked for. */
export const listCategories = (queries: Queries, withArchived = false): Promise<Category[]> =>
  queries.rows(`${categories} WHERE $1::boolean OR c.archived_at IS NULL ORDER BY c.position, lower(c.name)`, [
    withArchived,
  ]);

/** By id, or by name in any case. An archived one is found too: whether it may still be chosen is the caller's rule. */
export async function findCategory(queries: Queries, by: { id: number } | { name: string }): Promise<Category | null> {
  if ("id" in by) return queries.one(`${categories} WHERE c.id = $1`, [by.id]);
  return queries.one(`${categories} WHERE lower(c.name) = lower($1)`, [by.name.trim()]);
}

const finder =
  (table: "skills" | "teams") =>
  (queries: Queries, id: number): Promise<Named | null> =>
    queries.one(`SELECT id, name FROM ${table} WHERE id = $1`, [id]);

export const findSkill = finder("skills");
export const findTeam = finder("teams");
