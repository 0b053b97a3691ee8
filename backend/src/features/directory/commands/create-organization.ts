import { firstValues } from "../../../platform/differences.js";
import type { Work } from "../../../platform/work.js";
import { requireManager } from "../policy.js";
import { withUniqueName } from "../unique-name.js";
import { newId } from "./new-id.js";
import type { OrganizationChange } from "./update-organization.js";

/**
 * Adds an organization: public, and without contact unless told otherwise.
 *
 * @throws AppError 403, 422 for a name that is taken.
 */
export async function createOrganization(work: Work, name: string, facts: OrganizationChange = {}): Promise<number> {
  requireManager(work.actor);
  const { isPublic = true, email = null, phone = null, address = null, hoursText = null, accent = null } = facts;
  const id = await withUniqueName("organization", () =>
    newId(
      work,
      `INSERT INTO organizations (name, is_public, email, phone, address, hours_text, accent, changed_by, changed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
      [name, isPublic, email, phone, address, hoursText, accent, work.actor.id, work.actor.id && work.now],
    ),
  );
  await work.record({
    type: "organization.created",
    object: { kind: "organization", id },
    data: { organization_id: id, name },
    details: {
      changes: firstValues({ name, is_public: isPublic, email, phone, address, hours_text: hoursText, accent }),
    },
  });
  return id;
}
