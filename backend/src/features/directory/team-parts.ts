import type { Queries } from "../../platform/db.js";
import { fieldErrors } from "../../platform/errors.js";

/** Whom and what a team is to be made of; `undefined` is not looked at. */
export interface TeamParts {
  supervisorId?: number | null | undefined;
  memberIds?: readonly number[] | undefined;
  departmentIds?: readonly number[] | undefined;
}

/** @throws AppError 422 where somebody is not an active member of staff, or a department is none. */
export async function requireTeamParts(queries: Queries, parts: TeamParts): Promise<void> {
  const people = [...(parts.memberIds ?? []), ...(parts.supervisorId ? [parts.supervisorId] : [])];
  const staff = new Set(await idsOf(queries, people, activeStaff));
  const departments = new Set(
    await idsOf(
      queries,
      parts.departmentIds ?? [],
      "SELECT id FROM departments d WHERE id = ANY ($1::bigint[]) AND NOT is_hidden",
    ),
  );
  const wrong: Record<string, string> = {};
  if (parts.supervisorId && !staff.has(parts.supervisorId)) wrong.supervisor_id = "Choose an active member of staff";
  if (parts.memberIds?.some((id) => !staff.has(id))) wrong.member_ids = "Choose active members of staff";
  if (parts.departmentIds?.some((id) => !departments.has(id))) wrong.department_ids = "There is no such department";
  if (Object.keys(wrong).length > 0) throw fieldErrors(wrong);
}

/** Held, so that nobody leaves while the team is written. */
const activeStaff = `SELECT p.id FROM people p JOIN roles r ON r.id = p.role_id AND r.is_staff
                     WHERE p.id = ANY ($1::bigint[]) AND p.deactivated_at IS NULL AND NOT p.is_hidden ORDER BY p.id FOR SHARE OF p`;

async function idsOf(queries: Queries, ids: readonly number[], sql: string): Promise<number[]> {
  if (ids.length === 0) return [];
  const rows = await queries.rows<{ id: number }>(sql, [[...new Set(ids)]]);
  return rows.map(({ id }) => id);
}
