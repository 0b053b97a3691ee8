import type { Settings } from "./models.js";

/** What admins set by writing it down; a logo is uploaded. */
export type Field = Exclude<keyof Settings, "logo" | "version">;

export const columns: Readonly<Record<Field, string>> = {
  name: "name",
  timeZone: "time_zone",
  language: "language",
  supportContact: "support_contact",
  customerPriority: "customer_priority",
  autoCloseDays: "auto_close_days",
  reopenDays: "reopen_days",
  attachmentMaxBytes: "attachment_max_bytes",
  attachmentMaxFiles: "attachment_max_files",
  twoFactorRequired: "two_factor_required",
  accent: "accent",
};

/** The groups in which settings are shown; each remembers who changed it last. */
export const groups = {
  desk: ["name", "timeZone", "language", "supportContact"],
  complaints: ["customerPriority", "autoCloseDays", "reopenDays"],
  attachments: ["attachmentMaxBytes", "attachmentMaxFiles"],
  sign_in: ["twoFactorRequired"],
  branding: ["accent"],
} as const satisfies Record<string, readonly Field[]>;

export type Group = keyof typeof groups;
export const groupNames = Object.keys(groups) as Group[];
