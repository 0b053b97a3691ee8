import type { Mail, MailDetail } from "../../contract/schemas/mails.js";
import type { MailBody, MailRow } from "./queries.js";
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
  };
}

/** Links that let someone in stay masked outside demo mode: an admin must not be able to walk in as another person. */
export function presentMailDetail(row: MailBody, { showSecret }: { showSecret: boolean }): MailDetail {
  const secret = showSecret ? row.secret : null;
  return { ...presentMail(row), text: revealSecret(row.text, secret), html: revealSecret(row.html, secret) };
}
