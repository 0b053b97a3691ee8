import type { LastChange } from "../../contract/index.js";

/** Who changed a row last, as `lastChangeOf` reads it. */
export type LastChangeRow = {
  at: string;
  by: { id: number; full_name: string; photo_key: string | null } | null;
} | null;

/**
 * A column for a SELECT: who changed a row last, or null while it is as it came.
 *
 * @param prefix of the row's pair of columns, such as "o." or "branding_" for `branding_changed_by` and `branding_changed_at`.
 */
export const lastChangeOf = (prefix = ""): string => `
  CASE WHEN ${prefix}changed_at IS NOT NULL THEN json_build_object('at', ${prefix}changed_at, 'by', (
    SELECT json_build_object('id', changer.id, 'full_name', changer.full_name, 'photo_key', changer.photo_key)
    FROM people changer WHERE changer.id = ${prefix}changed_by)) END`;

export function presentLastChange(change: LastChangeRow): LastChange {
  if (!change) return null;
  return {
    at: new Date(change.at).toISOString(),
    by: change.by && {
      id: change.by.id,
      full_name: change.by.full_name,
      photo_url:
        change.by.photo_key && `/api/people/${change.by.id}/photo?key=${encodeURIComponent(change.by.photo_key)}`,
    },
  };
}
