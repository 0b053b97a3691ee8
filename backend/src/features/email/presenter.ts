import type { Mail, MailDetail, MailTemplateInfo, PersonRef } from "../../contract/index.js";
import { ticketNumber } from "../tickets/index.js";
import type { CatalogueEntry } from "./templates/catalogue.js";
import type { MailBody, MailCopy, MailRow } from "./queries.js";
import type { Resending } from "./resending.js";
import { revealSecret } from "./send-mail.js";

export function presentMail(row: MailRow): Mail {
  return {
    id: row.id,
    to: row.to_address,
    template: row.template,
    subject: row.subject,
    state: row.state,
    tries: row.tries,
    next_try_at: row.next_try_at?.toISOString() ?? null,
    last_error: row.last_error,
    created_at: row.created_at.toISOString(),
    sent_at: row.sent_at?.toISOString() ?? null,
    ticket: row.ticket_id === null ? null : { id: row.ticket_id, number: ticketNumber(row.ticket_id) },
    resent_from: row.resent_from,
  };
}

export interface MailSurroundings {
  copies: readonly MailCopy[];
  resentBy: PersonRef | null;
  resending: Resending;
  mayResend: boolean;
  /** Links that let someone in stay masked, null, outside demo mode: an admin must not be able to walk in as another person. */
  shownSecret: string | null;
}

export function presentMailDetail(row: MailBody, around: MailSurroundings): MailDetail {
  const { resentBy, shownSecret: secret } = around;
  return {
    ...presentMail(row),
    subject: revealSecret(row.subject, secret),
    text: revealSecret(row.text, secret),
    html: revealSecret(row.html, secret),
    person_id: row.person_id,
    resent: resentBy && row.resent_at ? { by: resentBy, at: row.resent_at.toISOString() } : null,
    copies: around.copies.map((copy) => ({
      id: copy.id,
      state: copy.state,
      created_at: copy.created_at.toISOString(),
    })),
    resending: around.resending,
    abilities: { resend: around.mayResend },
  };
}

export function presentTemplate({ name, title, sentWhen, audience }: CatalogueEntry): MailTemplateInfo {
  return { name, title, sent_when: sentWhen, audience, about_ticket: audience === "customer" || audience === "staff" };
}
