import { notFound } from "../../../platform/errors.js";
import type { Picture } from "../../../platform/image/keep-picture.js";
import type { Work } from "../../../platform/work.js";
import { lockOrganization } from "../organizations.js";
import { requireManager } from "../policy.js";

/**
 * Sets or removes an organization's logo. Returns the key of the file it replaces, to be removed once this is on disk.
 *
 * @throws AppError 403, 404.
 */
export async function setOrganizationLogo(work: Work, id: number, logo: Picture | null): Promise<string | null> {
  requireManager(work.actor);
  const before = await lockOrganization(work, id);
  if (!before) throw notFound("Organization");
  if (!before.logo && !logo) return null;
  await work.rows(
    `UPDATE organizations SET logo_key = $2, logo_media_type = $3, changed_by = $4, changed_at = $5, version = version + 1
     WHERE id = $1`,
    [id, logo?.key ?? null, logo?.mediaType ?? null, work.actor.id, work.now],
  );
  await work.record({
    type: "organization.updated",
    object: { kind: "organization", id },
    isInternal: true,
    data: { organization_id: id, fields: ["logo"] },
    details: { changes: { logo: { from: before.logo?.key ?? null, to: logo?.key ?? null } } },
  });
  return before.logo?.key ?? null;
}
