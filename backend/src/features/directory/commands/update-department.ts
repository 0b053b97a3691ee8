import { assignments, differences } from "../../../platform/differences.js";
import { fieldErrors, notFound, staleVersion } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import type { Contact } from "../models.js";
import { presentDepartmentDetail } from "../organization-presenter.js";
import { findOrganization, lockDepartment } from "../organizations.js";
import { requireManager } from "../policy.js";
import { withUniqueName } from "../unique-name.js";
import { archivedAfter } from "./update-organization.js";

/** What is `undefined` stays as it is. */
export interface DepartmentChange extends Partial<{ [Name in keyof Contact]: Contact[Name] | undefined }> {
  name?: string | undefined;
  organizationId?: number | undefined;
  isPublic?: boolean | undefined;
  archived?: boolean | undefined;
}

const columns = {
  name: "name",
  organizationId: "organization_id",
  isPublic: "is_public",
  email: "email",
  phone: "phone",
  address: "address",
  hoursText: "hours_text",
  archivedAt: "archived_at",
} as const;

/**
 * Changes a department, moves it to another organization, puts it away or restores it. Its tickets stay as they are.
 * What is already so is no change and records nothing.
 *
 * @throws AppError 403, 404, 412 when `expected` is not the present version, 422 for a name that its organization has
 *   already, or for no such organization.
 */
export async function updateDepartment(
  work: Work,
  id: number,
  { archived, ...change }: DepartmentChange,
  expected: number | null,
): Promise<void> {
  requireManager(work.actor);
  const found = await lockDepartment(work, id);
  if (!found) throw notFound("Department");
  if (expected !== null && expected !== found.version) throw staleVersion(presentDepartmentDetail(found));
  const before = { ...found, organizationId: found.organization.id };
  const archivedAt = archivedAfter(before.archivedAt, archived, work.now);
  const changes = differences(before, { ...change, archivedAt });
  if (Object.keys(changes).length === 0) return;
  if (changes.organizationId && !(await findOrganization(work, change.organizationId ?? 0)))
    throw fieldErrors({ organization_id: "There is no such organization" });

  const { sets, values } = assignments<string>(columns, changes, 3);
  await withUniqueName("department", () =>
    work.rows(`UPDATE departments SET ${sets}, changed_by = $2, changed_at = $3, version = version + 1 WHERE id = $1`, [
      id,
      work.actor.id,
      work.now,
      ...values,
    ]),
  );
  await work.record({
    type: "department.updated",
    object: { kind: "department", id },
    isInternal: true,
    data: { department_id: id, fields: Object.keys(changes) },
    details: { changes },
  });
}
