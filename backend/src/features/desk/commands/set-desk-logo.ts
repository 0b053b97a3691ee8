import type { Picture } from "../../../platform/image/keep-picture.js";
import type { Work } from "../../../platform/work.js";
import { requireConfigurer } from "../policy.js";
import { forgetSettings, lockSettings } from "../queries.js";

/**
 * Sets or removes the desk's logo. Returns the key of the file it replaces, to be removed once this is on disk.
 *
 * @throws AppError 403.
 */
export async function setDeskLogo(work: Work, logo: Picture | null): Promise<string | null> {
  requireConfigurer(work.actor);
  const before = await lockSettings(work);
  if (!before.logo && !logo) return null;
  await work.rows(
    `UPDATE desk SET logo_key = $1, logo_media_type = $2, branding_changed_by = $3, branding_changed_at = $4,
            version = version + 1`,
    [logo?.key ?? null, logo?.mediaType ?? null, work.actor.id, work.now],
  );
  await work.record({
    type: "desk.settings_changed",
    object: { kind: "desk", id: 1 },
    isInternal: true,
    data: { group: "branding", fields: ["logo"] },
    details: { changes: { logo: { from: before.logo?.key ?? null, to: logo?.key ?? null } } },
  });
  work.afterCommit(forgetSettings);
  return before.logo?.key ?? null;
}
