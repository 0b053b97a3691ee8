import { z } from "zod";
import { id, instant, listOf, paging } from "./primitives.js";

/** `kept`: no mail server is set up, so it is shown here instead of being sent. */
export const mailStates = ["queued", "sent", "failed", "kept"] as const;
export const mail = z.object({
  id,
  to: z.string(),
  template: z.string(),
  subject: z.string(),
  state: z.enum(mailStates),
  tries: z.number().int(),
  next_try_at: instant.nullable(),
  last_error: z.string().nullable(),
  created_at: instant,
  sent_at: instant.nullable(),
});
export type Mail = z.infer<typeof mail>;
export const mailPage = listOf(mail);
export const listMailsQuery = z.strictObject({
  ...paging,
  state: z.enum(mailStates).optional(),
  to: z.string().max(254).optional(),
});
/** Links that let someone in are masked outside demo mode. */
export const mailDetail = mail.extend({ text: z.string(), html: z.string() });
export type MailDetail = z.infer<typeof mailDetail>;
