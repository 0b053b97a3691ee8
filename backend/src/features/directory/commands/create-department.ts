import { fieldErrors } from "../../../platform/errors.js";
import { firstValues } from "../../../platform/differences.js";
import type { Work } from "../../../platform/work.js";
import { findOrganization } from "../organizations.js";
import { requireManager } from "../policy.js";
import { withUniqueName } from "../unique-name.js";
import { newId } from "./new-id.js";
import type { DepartmentChange } from "./update-department.js";

export interface NewDepartment extends DepartmentChange {
  organizationId: number;
  name: string;
}

/**
 * Adds a department: public, and without contact unless told otherwise.
 *
 * @throws AppError 403, 422 for a name that its organization has already, or for no such organization.
 */
export async function createDepartment(work: Work, department: NewDepartment): Promise<number> {
  requireManager(work.actor);
  const { organizationId, name } = department;
  const { isPublic = true, email = null, phone = null, address = null, hoursText = null } = department;
  if (!(await findOrganization(work, organizationId)))
    throw fieldErrors({ organization_id: "There is no such organization" });
  const id = await withUniqueName("department", () =>
    newId(
      work,
      `INSERT INTO departments (organization_id, name, is_public, email, phone, address, hours_text, changed_by, changed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
      [organizationId, name, isPublic, email, phone, address, hoursText, work.actor.id, work.actor.id && work.now],
    ),
  );
  await work.record({
    type: "department.created",
    object: { kind: "department", id },
    data: { department_id: id, organization_id: organizationId, name },
    details: { changes: firstValues({ name, is_public: isPublic, email, phone, address, hours_text: hoursText }) },
  });
  return id;
}
