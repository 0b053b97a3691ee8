import { z } from "zod";
import { locale, timeZone } from "./accounts.js";
import { label, lastChange, line } from "./primitives.js";
import { twoFactorRule } from "./two-factor.js";

/** "#rrggbb", as a colour field of a browser writes it. */
export const colour = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/, "Enter a colour like #3b50ce")
  .transform((text) => text.toLowerCase());

const themeColours = z.object({ accent: z.string(), accent_hover: z.string(), on_accent: z.string() });
/** An accent as it is used: where it could not be seen or read it is darker (light theme) or lighter (dark theme). */
export const brandColours = z.object({ light: themeColours, dark: themeColours });
export type BrandColours = z.infer<typeof brandColours>;

/** `request`: what customers choose is a wish, which staff confirm or decline. */
export const customerPriority = z.enum(["apply", "request"]);
export type CustomerPriority = z.infer<typeof customerPriority>;

export const settings = z.object({
  name: z.string(),
  time_zone: z.string(),
  language: z.string(),
  /** How customers reach somebody; shown to them as it is. */
  support_contact: z.string().nullable(),
  customer_priority: customerPriority,
  /** Days after which a resolved ticket closes by itself. */
  auto_close_days: z.number().int(),
  /** Days during which a customer may reopen a closed complaint; 0: never. */
  reopen_days: z.number().int(),
  /** Bytes of one file. */
  attachment_max_bytes: z.number().int(),
  /** Files of one message. */
  attachment_max_files: z.number().int(),
  /** The most that this installation allows; what is set above it counts as this. */
  attachment_bounds: z.object({ max_bytes: z.number().int(), max_files: z.number().int() }),
  /** A virus scanner is set up: nobody gets a file before it was looked into. */
  files_scanned: z.boolean(),
  /** Of whom a second factor is demanded. */
  two_factor_required: twoFactorRule,
  /** As it was chosen; null: the product's own. */
  accent: z.string().nullable(),
  colours: brandColours.nullable(),
  logo_url: z.string().nullable(),
  /** Who changed each group last: the desk, its complaints, attachments, sign-in and branding. */
  changed: z.object({
    desk: lastChange,
    complaints: lastChange,
    attachments: lastChange,
    sign_in: lastChange,
    branding: lastChange,
  }),
  version: z.number().int(),
});
export type Settings = z.infer<typeof settings>;

const days = (min: number, max: number) =>
  z.number().int("Use whole days").min(min, `Use at least ${min}`).max(max, `Use at most ${max}`);

/** What is left out stays as it is. */
export const updateSettingsBody = z.strictObject({
  name: label(80).optional(),
  time_zone: timeZone.optional(),
  language: locale.optional(),
  support_contact: line(200).nullable().optional(),
  customer_priority: customerPriority.optional(),
  auto_close_days: days(1, 365).optional(),
  reopen_days: days(0, 3650).optional(),
  attachment_max_bytes: z.number().int().min(1024, "Use at least 1 kB").optional(),
  attachment_max_files: z.number().int().min(1, "Use at least 1").optional(),
  two_factor_required: twoFactorRule.optional(),
  accent: colour.nullable().optional(),
});
export type UpdateSettingsBody = z.infer<typeof updateSettingsBody>;
