import type { Queries } from "../../platform/db.js";
import type { Department, Named } from "./models.js";

export const listOrganizations = (queries: Queries): Promise<Named[]> =>
  queries.rows("SELECT id, name FROM organizations ORDER BY name");

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
