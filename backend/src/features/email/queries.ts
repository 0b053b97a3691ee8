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
  ticket_id: number | null;
  resent_from: number | null;
}

export interface MailBody extends MailRow {
  text: string;
  html: string;
  secret: string | null;
  carries_link: boolean;
  person_id: number | null;
  resent_by: number | null;
  resent_at: Date | null;
}

export interface MailFilter {
  before: number | null;
  offset: number;
  limit: number;
  state?: string;
  /** A part of the address. */
  to?: string;
  template?: string;
  since?: string;
  until?: string;
}

const columns = `m.id, m.to_address, m.template, m.subject, m.state, m.tries, m.next_try_at, m.last_error, m.created_at,
  m.sent_at, m.resent_from, e.ticket_id`;
const source = "mails m LEFT JOIN events e ON e.id = m.event_id";

/** Newest first, keyset by id. */
export async function listMails(queries: Queries, filter: MailFilter): Promise<MailRow[]> {
  return queries.rows<MailRow>(
    `SELECT ${columns} FROM ${source}
     WHERE ($1::bigint IS NULL OR m.id < $1) AND ($2::text IS NULL OR m.state = $2)
       AND ($3::text IS NULL OR strpos(m.to_address, lower($3)) > 0)
       AND ($4::text IS NULL OR m.template = $4)
       AND ($5::timestamptz IS NULL OR m.created_at >= $5) AND ($6::timestamptz IS NULL OR m.created_at < $6)
     ORDER BY m.id DESC OFFSET $7 LIMIT $8`,
    [
      filter.before,
      filter.state ?? null,
      filter.to ?? null,
      filter.template ?? null,
      filter.since ?? null,
      filter.until ?? null,
      filter.offset,
      filter.limit,
    ],
  );
}

export async function findMail(queries: Queries, id: number): Promise<MailBody | null> {
  return queries.one<MailBody>(
    `SELECT ${columns}, m.text, m.html, m.secret, m.carries_link, m.person_id, m.resent_by, m.resent_at
     FROM ${source} WHERE m.id = $1`,
    [id],
  );
}

export interface MailCopy {
  id: number;
  state: MailRow["state"];
  created_at: Date;
}

/** What was sent again of it, oldest first. */
export async function copiesOf(queries: Queries, id: number): Promise<MailCopy[]> {
  return queries.rows<MailCopy>("SELECT id, state, created_at FROM mails WHERE resent_from = $1 ORDER BY id", [id]);
}
