import { fieldErrors } from "../../platform/errors.js";
import type { Work } from "../../platform/work.js";
import { findDepartment } from "./organizations.js";
import { findSkill } from "./skills.js";
import { findTeam, serves } from "./teams.js";

/** Where complaints of a kind go; `undefined` is not asked about. */
export interface CategoryParts {
  departmentId?: number | null | undefined;
  teamId?: number | null | undefined;
  skillId?: number | null | undefined;
}

/** @throws AppError 422 with a message per field that names nothing, or what was put away, or contradicts another. */
export async function requireCategoryParts(
  work: Work,
  { departmentId, teamId, skillId }: CategoryParts,
): Promise<void> {
  const wrong: Record<string, string> = {};
  if (departmentId != null && (await findDepartment(work, departmentId))?.isPutAway !== false)
    wrong.department_id = "There is no such department";
  if (teamId != null) {
    const team = await findTeam(work, teamId);
    if (!team || team.archivedAt) wrong.team_id = "There is no such team";
    else if (departmentId != null && !(await serves(work, teamId, departmentId)))
      wrong.team_id = "This team does not serve the department";
  }
  if (skillId != null) {
    const skill = await findSkill(work, skillId);
    if (!skill || skill.archivedAt) wrong.skill_id = "There is no such skill";
  }
  if (Object.keys(wrong).length > 0) throw fieldErrors(wrong);
}
