import { z } from "zod";
import { id, instant, line, listOf, paging, personRef, ticketRef } from "./primitives.js";

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
  /** What it is about; null for mail about an account. */
  ticket: z.object({ id, number: z.string() }).nullable(),
  /** The mail that this one repeats. */
  resent_from: id.nullable(),
});
export type Mail = z.infer<typeof mail>;
export const mailPage = listOf(mail);
export const listMailsQuery = z.strictObject({
  ...paging,
  state: z.enum(mailStates).optional(),
  /** A part of the address. */
  to: z.string().max(254).optional(),
  template: z.string().max(100).optional(),
  /** Written at this instant or later. */
  since: instant.optional(),
  /** Written before this instant. */
  until: instant.optional(),
});

/**
 * What "send again" does to a mail: `now` tries one that waits or was given up, `again` sends a copy. `blocked` says
 * why it cannot; `helps` then says what can: a new invitation, a new link to set a password, signing in (which mails a
 * new link), or asking anew where the mail was asked for.
 */
export const resending = z.object({
  as: z.enum(["now", "again"]),
  blocked: z.enum(["no_mail_server", "link_gone"]).nullable(),
  helps: z.enum(["invite", "reset_password", "sign_in", "ask_again"]).nullable(),
});

/** Links that let someone in are masked outside demo mode. */
export const mailDetail = mail.extend({
  text: z.string(),
  html: z.string(),
  person_id: id.nullable(),
  resent: z.object({ by: personRef, at: instant }).nullable(),
  /** Copies of it that were sent later, oldest first. */
  copies: z.array(z.object({ id, state: z.enum(mailStates), created_at: instant })),
  resending,
  abilities: z.object({ resend: z.boolean() }),
});
export type MailDetail = z.infer<typeof mailDetail>;

/** All that were given up. */
export const resendMailsBody = z.strictObject({ state: z.literal("failed") });
/** `left`: they lead in by a link that no longer works, so they stay as they are. */
export const resentMails = z.object({ resent: z.number().int(), left: z.number().int() });

/**
 * Whom a template is written to: the one who complained, somebody without an account who has to prove
 * the mailbox, members of staff, or whoever has an account.
 */
export const mailAudiences = ["customer", "guest", "staff", "account"] as const;
export const mailTemplateInfo = z.object({
  name: z.string(),
  title: z.string(),
  /** When it is sent, as a sentence. */
  sent_when: z.string(),
  audience: z.enum(mailAudiences),
  /** It can be shown on a real ticket. */
  about_ticket: z.boolean(),
});
export type MailTemplateInfo = z.infer<typeof mailTemplateInfo>;
export const mailTemplateList = z.object({ data: z.array(mailTemplateInfo) });
export const mailTemplateParams = z.strictObject({ name: line(100) });
/** Without a ticket an invented one is shown. */
export const previewMailTemplateQuery = z.strictObject({ ticket: ticketRef.optional() });
export const mailPreview = z.object({ subject: z.string(), text: z.string(), html: z.string() });
