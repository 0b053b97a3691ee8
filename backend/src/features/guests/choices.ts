import { fieldErrors } from "../../platform/errors.js";
import type { Work } from "../../platform/work.js";
import { findCategory, listDepartments } from "../directory/index.js";
import { judgeFiled } from "../fields/index.js";
import type { DraftedComplaint } from "./models.js";

/**
 * The choices of a draft, judged while its writer can still change them: filing judges them again.
 *
 * @throws AppError 422 with the wire's fields.
 */
export async function requireChoices(work: Work, complaint: DraftedComplaint): Promise<void> {
  const { categoryId, departmentId, organizationId } = complaint;
  const category = categoryId === undefined ? null : await findCategory(work, { id: categoryId });
  if (!category?.isOffered) throw fieldErrors({ category_id: "Choose a topic from the list" });
  await judgeFiled(work, { categoryId: category.id, isOwn: true }, complaint.fields);
  if (departmentId === undefined && organizationId === undefined) return;
  const within = (await listDepartments(work)).filter(
    ({ organization }) => organizationId === undefined || organization.id === organizationId,
  );
  if (organizationId !== undefined && within.length === 0)
    throw fieldErrors({ organization_id: "Choose an organization from the list" });
  if (departmentId !== undefined && !within.some(({ id }) => id === departmentId))
    throw fieldErrors({ department_id: "Choose a department from the list" });
}
