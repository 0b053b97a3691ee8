import type { Queries } from "../../platform/db.js";
import { fieldErrors } from "../../platform/errors.js";
import { findCategory, listDepartments } from "../directory/index.js";
import type { DraftedComplaint } from "./models.js";

/**
 * The choices of a draft, judged while its writer can still change them: filing judges them again.
 *
 * @throws AppError 422 with the wire's fields.
 */
export async function requireChoices(queries: Queries, complaint: DraftedComplaint): Promise<void> {
  const { categoryId, departmentId, organizationId } = complaint;
  const category = categoryId === undefined ? null : await findCategory(queries, { id: categoryId });
  if (!category?.isOffered) throw fieldErrors({ category_id: "Choose a topic from the list" });
  if (departmentId === undefined && organizationId === undefined) return;
  const within = (await listDepartments(queries)).filter(
    ({ organization }) => organizationId === undefined || organization.id === organizationId,
  );
  if (organizationId !== undefined && within.length === 0)
    throw fieldErrors({ organization_id: "Choose an organization from the list" });
  if (departmentId !== undefined && !within.some(({ id }) => id === departmentId))
    throw fieldErrors({ department_id: "Choose a department from the list" });
}
