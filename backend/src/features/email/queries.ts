import type { mailStates } from "../../contract/schemas/mails.js";
import type { Queries } from "../../platform/db.js";

export interface MailRow {
  id: number;
  to_address: string;
  template: string;
  subject: string;
  state: (typeof mailStates)[number];
  tries: number;
  next_try_at: Date | null;
  last_error: string | null;
  created_at: Date;
  sent_at: Date | null;
}

export interface MailBody extends MailRow {
  text: string;
  html: string;
  secret: string | null;
}

const columns = "id, to_address, template, subject, state, tries, next_try_at, last_error, created_at, sent_at";

/** Newest first, keyset by id; `to` is a part of the address. */
export async function listMails(
  queries: Queries,
  filter: { before: number | null; offset: number; limit: number; state?: string; to?: string },
): Promise<MailRow[]> {
  return queries.rows<MailRow>(
    `SELECT ${columns} FROM mails
     WHERE ($1::bigint IS NULL OR id < $1) AND ($2::text IS NULL OR state = $2)
       AND ($3::text IS NULL OR strpos(to_address, lower($3)) > 0)
     ORDER BY id DESC OFFSET $4 LIMIT $5`,
    [filter.before, filter.state ?? null, filter.to ?? null, filter.offset, filter.limit],
  );
}

export async function findMail(queries: Queries, id: number): Promise<MailBody | null> {
  return queries.one<MailBody>(`SELECT ${columns}, text, html, secret FROM mails WHERE id = $1`, [id]);
}
