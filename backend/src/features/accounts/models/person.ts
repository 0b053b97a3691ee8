import type { Keyboard, TwoFactorRule } from "../../../contract/index.js";
import type { Permission, Sees } from "../../../contract/permissions.js";
import type { StoredPreferences } from "../notification-preferences.js";

/** A row of `people` with the role behind it. */
export interface Person {
  id: number;
  fullName: string;
  email: string | null;
  emailVerifiedAt: Date | null;
  /** The new address that waits for its link to be followed. */
  pendingEmail: string | null;
  passwordHash: string | null;
  phone: string | null;
  address: string | null;
  locale: string;
  timeZone: string;
  hourFormat: "locale" | "h12" | "h23";
  theme: "system" | "light" | "dark";
  density: "comfortable" | "compact";
  /** Only what differs from the usual keys. */
  keyboard: Partial<Keyboard>;
  /** Markdown; empty: none. */
  signature: string;
  photoKey: string | null;
  photoMediaType: string | null;
  /** Only what differs from the defaults. */
  notificationPreferences: StoredPreferences;
  createdAt: Date;
  lastSeenAt: Date | null;
  deactivatedAt: Date | null;
  /** Name and contact details are gone; deactivated as well. */
  deletedAt: Date | null;
  /** Made up: never signs in, is never written to. */
  isSample: boolean;
  /** Out of sight with the rest of the sample data. */
  isHidden: boolean;
  version: number;
  roleId: number;
  roleKey: string;
  roleName: string;
  isStaff: boolean;
  sees: Sees;
  permissions: Permission[];
  twoFactorOn: boolean;
  recoveryCodesLeft: number;
  /** Of whom the desk demands a second factor. */
  twoFactorRule: TwoFactorRule;
}

/** What `Person` is read with; `p` is people, `r` roles. */
export const personColumns = `
  p.id, p.full_name AS "fullName", p.email, p.email_verified_at AS "emailVerifiedAt", p.password_hash AS "passwordHash",
  p.phone, p.address, p.locale, p.time_zone AS "timeZone", p.hour_format AS "hourFormat", p.theme, p.density, p.keyboard, p.signature, p.photo_key AS "photoKey",
  p.photo_media_type AS "photoMediaType", p.notification_preferences AS "notificationPreferences",
  p.created_at AS "createdAt", p.last_seen_at AS "lastSeenAt", p.deactivated_at AS "deactivatedAt", p.deleted_at AS "deletedAt",
  (SELECT l.email FROM one_time_links l
   WHERE l.person_id = p.id AND l.purpose = 'change_email' AND l.used_at IS NULL AND l.expires_at > app_now()) AS "pendingEmail", p.is_sample AS "isSample", p.is_hidden AS "isHidden", p.version,
  r.id AS "roleId", r.key AS "roleKey", r.name AS "roleName", r.is_staff AS "isStaff", r.sees, r.permissions,
  EXISTS (SELECT FROM two_factor f WHERE f.person_id = p.id AND f.on_since IS NOT NULL) AS "twoFactorOn",
  (SELECT count(*) FROM recovery_codes c WHERE c.person_id = p.id AND c.used_at IS NULL) AS "recoveryCodesLeft",
  (SELECT two_factor_required FROM desk) AS "twoFactorRule"`;
