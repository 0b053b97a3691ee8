import { z } from "zod";
import { email, fullName, locale, newPassword, timeZone } from "./accounts.js";
import { lastChange } from "./primitives.js";

/** The first admin of a desk that has none, by the link its start printed. */
export const firstAdminBody = z.strictObject({
  token: z.string().min(1).max(200),
  email,
  full_name: fullName,
  password: newPassword,
  locale: locale.optional(),
  time_zone: timeZone.optional(),
});

/** What a new desk needs, in the order in which it is best done. */
export const setupSteps = ["desk", "departments", "categories", "hours", "policy", "team", "invitations"] as const;
export const setupStep = z.enum(setupSteps);
export type SetupStep = z.infer<typeof setupStep>;

/** What stays in sight though the sample data were removed, because something real uses it. */
const keptSample = z.object({
  kind: z.enum(["organization", "department", "team", "skill", "category"]),
  name: z.string(),
  /** Real tickets that are filed under it. */
  tickets: z.number().int(),
  /** Real categories, departments, teams and people that belong to it. */
  others: z.number().int(),
});
export type KeptSample = z.infer<typeof keptSample>;

export const sampleData = z.object({
  /** `loading` while a job makes them; `hidden` after they were removed: loading brings the same ones back. */
  state: z.enum(["none", "loading", "shown", "hidden"]),
  /** How far the job is. */
  percent: z.number().int(),
  /** Sample tickets in sight. */
  tickets: z.number().int(),
  kept: z.array(keptSample),
  last_change: lastChange,
});
export type SampleData = z.infer<typeof sampleData>;

export const setup = z.object({
  steps: z.array(z.object({ key: setupStep, done: z.boolean(), skipped: z.boolean() })),
  /** Steps that are done, of all. */
  done: z.number().int(),
  total: z.number().int(),
  hidden: z.boolean(),
  /** True while an admin is best led here first: something is neither done nor skipped, and nobody has hidden it. */
  pending: z.boolean(),
  sample_data: sampleData,
  version: z.number().int(),
});
export type Setup = z.infer<typeof setup>;

export const updateSetupBody = z.strictObject({
  /** All steps that are skipped. */
  skipped: z.array(setupStep).max(setupSteps.length).optional(),
  hidden: z.boolean().optional(),
});
