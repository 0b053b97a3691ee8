import { assignments, differences } from "../../../platform/differences.js";
import { notFound, staleVersion } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import type { Contact } from "../models.js";
import { presentOrganizationDetail } from "../organization-presenter.js";
import { lockOrganization } from "../organizations.js";
import { requireManager } from "../policy.js";
import { withUniqueName } from "../unique-name.js";

/** What is `undefined` stays as it is. */
export interface OrganizationChange extends Partial<{ [Name in keyof Contact]: Contact[Name] | undefined }> {
  name?: string | undefined;
  isPublic?: boolean | undefined;
  /** "#rrggbb" */
  accent?: string | null | undefined;
  archived?: boolean | undefined;
}

const columns = {
  name: "name",
  isPublic: "is_public",
  email: "email",
  phone: "phone",
  address: "address",
  hoursText: "hours_text",
  accent: "accent",
  archivedAt: "archived_at",
} as const;

/**
 * Changes an organization, puts it away or restores it. Tickets addressed to it stay so. What is already so is no
 * change and records nothing.
 *
 * @throws AppError 403, 404, 412 when `expected` is not the present version, 422 for a name that is taken.
 */
export async function updateOrganization(
  work: Work,
  id: number,
  { archived, ...change }: OrganizationChange,
  expected: number | null,
): Promise<void> {
  requireManager(work.actor);
  const before = await lockOrganization(work, id);
  if (!before) throw notFound("Organization");
  if (expected !== null && expected !== before.version) throw staleVersion(presentOrganizationDetail(before));
  const archivedAt = archivedAfter(before.archivedAt, archived, work.now);
  const changes = differences(before, { ...change, archivedAt });
  if (Object.keys(changes).length === 0) return;

  const { sets, values } = assignments<string>(columns, changes, 3);
  await withUniqueName("organization", () =>
    work.rows(
      `UPDATE organizations SET ${sets}, changed_by = $2, changed_at = $3, version = version + 1 WHERE id = $1`,
      [id, work.actor.id, work.now, ...values],
    ),
  );
  await work.record({
    type: "organization.updated",
    object: { kind: "organization", id },
    isInternal: true,
    data: { organization_id: id, fields: Object.keys(changes) },
    details: { changes },
  });
}

/** Since when something is put away; putting it away twice keeps the first time. */
export function archivedAfter(before: Date | null, archived: boolean | undefined, now: Date): Date | null {
  return archived === undefined ? before : archived ? (before ?? now) : null;
}
