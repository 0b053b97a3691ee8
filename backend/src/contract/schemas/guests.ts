import { z } from "zod";
import { email, fullName, locale, timeZone } from "./accounts.js";
import { field, fieldValues } from "./fields.js";
import { id, instant, line, prose } from "./primitives.js";
import { priority } from "./ticket-words.js";

/** What a guest's complaint can be about and whom it can be addressed to: no more than the form shows. */
export const guestTopics = z.object({
  topics: z.array(
    z.object({
      id,
      name: z.string(),
      help: z.string().nullable(),
      parent_id: id.nullable(),
      position: z.number().int(),
      archived: z.boolean(),
      /** Where complaints of this kind go; null: the customer is asked. */
      department: z.object({ id }).nullable(),
    }),
  ),
  departments: z.array(z.object({ id, name: z.string(), organization: z.object({ id, name: z.string() }) })),
  /** What is asked besides, in the order of the form. */
  fields: z.array(field),
});
export type GuestTopics = z.infer<typeof guestTopics>;

/** A complaint of somebody who has not signed in. Files follow once the address is confirmed. */
export const guestComplaintBody = z.strictObject({
  subject: line(200),
  description: prose(5000),
  category_id: id,
  organization_id: id.optional(),
  department_id: id.optional(),
  priority: priority.optional(),
  urgent_reason: prose(1000, 0).optional(),
  fields: fieldValues.optional(),
  email,
  full_name: fullName.optional(),
  locale: locale.optional(),
  time_zone: timeZone.optional(),
});
export type GuestComplaintBody = z.infer<typeof guestComplaintBody>;

/** Six digits as people type and paste them: "123 456", "123-456", full-width. */
export const mailedCode = z
  .string()
  .max(40)
  .transform((text) => text.normalize("NFKC").replace(/[\s\p{Dash}]/gu, ""))
  .pipe(z.string().regex(/^\d{6}$/, "Enter the 6 digits from our mail"));

/** A reference as people type it: any case, spaces or dashes, with or without "CMP". */
const reference = z
  .string()
  .max(40)
  .transform((text) =>
    text
      .normalize("NFKC")
      .replace(/[\s\p{Dash}#]/gu, "")
      .replace(/^cmp/i, ""),
  )
  .pipe(z.string().regex(/^[1-9]\d{0,14}$/, "Enter the reference from our mail, such as CMP-10431"))
  .transform(Number);

/** What a browser was handed to prove that it is the one that asked. */
const handle = z.string().min(1).max(100);
const linkToken = z.string().min(1).max(200);

export const guestDraft = z.object({
  /** Names the draft to whoever wrote it; the code is worth nothing without it. */
  draft: z.string(),
  email: z.string(),
  code_expires_at: instant,
  /** Until when the complaint waits to be confirmed. */
  expires_at: instant,
  /** In demo mode without a mail server alone, where nobody else gets the mail. */
  demo_code: z.string().nullable(),
});
export type GuestDraft = z.infer<typeof guestDraft>;
export const guestDraftBody = z.strictObject({ draft: handle });
export const confirmGuestDraftBody = z.strictObject({ draft: handle, code: mailedCode });
export const guestLinkBody = z.strictObject({ token: linkToken });

export const trackBody = z.strictObject({ reference, email });
/** The same for every reference and address. */
export const trackRequest = z.object({
  /** Names the request to the browser that made it; the code is worth nothing without it. */
  request: z.string(),
  message: z.string(),
  code_expires_at: instant,
});
export type TrackRequest = z.infer<typeof trackRequest>;
export const trackCodeBody = z.strictObject({ request: handle, code: mailedCode });

/** A guest's way to one complaint. */
export const guestAccess = z.object({
  /** The complaint's number. */
  number: z.string(),
  /** An access token for ten minutes, good for this complaint alone; null when it has to be asked for anew. */
  token: z.string().nullable(),
});
export type GuestAccess = z.infer<typeof guestAccess>;
