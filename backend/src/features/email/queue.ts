import { createHash, randomUUID } from "node:crypto";
import type { Services } from "../../platform/services.js";
import type { Work } from "../../platform/work.js";
import { brandValues } from "./brand.js";
import { sendAfter } from "./mail-job.js";
import { sealSecret } from "./mailed-secret.js";
import { renderMail, type MailValues } from "./render.js";
import type { MailTemplate } from "./templates/template.js";

/** Stands in the stored texts where the link that lets someone in belongs. */
export const secretPlaceholder = "https://link.invalid/hidden";
/** The same for a code; in a subject too. */
export const codePlaceholder = "••••••";

export interface NewMail {
  /** The template's name, kept with the mail: "customer.created", "account.verify_email". */
  name: string;
  template: MailTemplate;
  values: MailValues;
  to: string;
  /** Null: nobody the desk knows of. */
  personId: number | null;
  eventId?: number;
  /** A link that lets someone in: kept apart from the texts, and only until the mail is sent. */
  secret?: string;
  /** A code that lets someone in beside the link: kept like it. */
  code?: string;
  /** What makes a repeat the same mail where there is no event; random otherwise. */
  sameAs?: string;
}

/**
 * Puts a mail on its way, in the caller's transaction. A repeat with the same event, address and template (or the
 * same `sameAs`) changes nothing. Without a mail server it is kept for admins to read.
 */
export async function queueMail(work: Work, services: Services, mail: NewMail): Promise<void> {
  // Nobody can own a domain below "invalid": the sample data's people have their addresses there.
  if (mail.to.endsWith(".invalid")) return;
  const hidden = { ...(mail.secret && { link: secretPlaceholder }), ...(mail.code && { code: codePlaceholder }) };
  const brand = await brandValues(work, services.config);
  const rendered = renderMail(mail.template, { ...brand, ...mail.values, ...hidden });
  const secrets = [mail.secret, mail.code].filter((secret) => secret !== undefined).join("\n");
  const key = mail.sameAs ?? (mail.eventId === undefined ? randomUUID() : `${mail.eventId}:${mail.to}:${mail.name}`);
  const id = messageId(key, services.config.publicUrl);
  const row = await work.one<{ id: number }>(
    `INSERT INTO mails (event_id, person_id, to_address, template, subject, text, html, secret, carries_link, message_id, state, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8::text, $8::text IS NOT NULL, $9, $10, $11)
     ON CONFLICT DO NOTHING RETURNING id`,
    [
      mail.eventId ?? null,
      mail.personId,
      mail.to,
      mail.name,
      rendered.subject,
      rendered.text,
      rendered.html,
      secrets === "" ? null : sealSecret(services.vault, id, secrets),
      id,
      services.mail ? "queued" : "kept",
      work.now,
    ],
  );
  if (row && services.mail) await sendAfter(work, row.id);
}

/** The same key always makes the same Message-ID, so that a mail sent twice is known as one. */
export function messageId(key: string, publicUrl: string): string {
  return `<${createHash("sha256").update(key).digest("hex").slice(0, 40)}@${new URL(publicUrl).hostname}>`;
}
