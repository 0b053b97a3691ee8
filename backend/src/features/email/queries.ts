import type { mailStates } from "../../contract/schemas/mails.js";
import type { Actor } from "../../platform/actor.js";
import type { Queries } from "../../platform/db.js";
import { Binds } from "../tickets/index.js";
import { mailsVisibleTo } from "./policy.js";

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
  /** Sealed: see mailed-secret.ts. */
  secret: string | null;
  message_id: string;
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
/** A mail with what it tells of: what `mailsVisibleTo` asks about. */
export const mailSource = "mails m LEFT JOIN events e ON e.id = m.event_id LEFT JOIN tickets t ON t.id = e.ticket_id";

/** Newest first, keyset by id. */
export async function listMails(queries: Queries, actor: Actor, filter: MailFilter): Promise<MailRow[]> {
  const binds = new Binds();
  const visible = mailsVisibleTo(actor, binds);
  const [before, state, to] = [binds.add(filter.before), binds.add(filter.state), binds.add(filter.to)];
  const [template, since, until] = [binds.add(filter.template), binds.add(filter.since), binds.add(filter.until)];
  return queries.rows<MailRow>(
    `SELECT ${columns} FROM ${mailSource}
     WHERE ${visible} AND (${before}::bigint IS NULL OR m.id < ${before}) AND (${state}::text IS NULL OR m.state = ${state})
       AND (${to}::text IS NULL OR strpos(m.to_address, lower(${to})) > 0)
       AND (${template}::text IS NULL OR m.template = ${template})
       AND (${since}::timestamptz IS NULL OR m.created_at >= ${since}) AND (${until}::timestamptz IS NULL OR m.created_at < ${until})
     ORDER BY m.id DESC OFFSET ${binds.add(filter.offset)} LIMIT ${binds.add(filter.limit)}`,
    binds.values.map((value) => value ?? null),
  );
}

/** A mail that the actor may read. */
export async function findMail(queries: Queries, actor: Actor, id: number): Promise<MailBody | null> {
  const binds = new Binds();
  const wanted = `m.id = ${binds.add(id)}::bigint AND ${mailsVisibleTo(actor, binds)}`;
  return queries.one<MailBody>(
    `SELECT ${columns}, m.text, m.html, m.secret, m.message_id, m.carries_link, m.person_id, m.resent_by, m.resent_at
     FROM ${mailSource} WHERE ${wanted}`,
    binds.values,
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
