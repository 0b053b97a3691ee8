import type { Queries } from "../../platform/db.js";
import type { HourFormat } from "./words.js";

/** Everything a template may say of a ticket, for one reader. */
export interface MailFacts {
  ticket_id: number;
  number: string;
  subject: string;
  priority: string;
  description: string;
  email: string | null;
  /** Without one they follow a complaint by mailed links. */
  has_account: boolean;
  name: string;
  locale: string;
  time_zone: string;
  hour_format: HourFormat;
  desk: string;
  customer_name: string;
  assignee_name: string | null;
  actor_name: string | null;
  comment: string | null;
  /** How the message is to be read. */
  comment_format: "plain" | "markdown" | null;
  /** What its author put below it, in Markdown; for customers alone. */
  signature: string | null;
  first_response_due: Date | null;
  resolution_due: Date | null;
}

export interface MailOccasion {
  ticketId: number | null;
  /** Who reads it. */
  personId: number;
  /** Who did what it tells of. */
  actorId: number | null;
  /** The message it tells of: the event's own, never another. */
  commentId: number | null;
  /** Written to as the one who complained: no internal note has a way in. */
  asCustomer: boolean;
}

/** One row with all of it; null when there is no such ticket or person. */
export async function mailFacts(queries: Queries, occasion: MailOccasion): Promise<MailFacts | null> {
  const { ticketId, personId, actorId, commentId, asCustomer } = occasion;
  return queries.one<MailFacts>(
    `SELECT t.id AS ticket_id, 'CMP-' || t.id AS number, t.subject, t.priority, b.description, desk.name AS desk,
       p.email, (p.password_hash IS NOT NULL AND p.email_verified_at IS NOT NULL) AS has_account, p.full_name AS name, p.locale, p.time_zone, p.hour_format,
       customer.full_name AS customer_name, assignee.full_name AS assignee_name, actor.full_name AS actor_name,
       c.body AS comment, c.format AS comment_format, CASE WHEN $5 THEN c.signature END AS signature,
       (SELECT due_at FROM sla_clocks WHERE ticket_id = t.id AND metric = 'first_response' AND met_at IS NULL AND cancelled_at IS NULL) AS first_response_due,
       (SELECT due_at FROM sla_clocks WHERE ticket_id = t.id AND metric = 'resolution' AND met_at IS NULL AND cancelled_at IS NULL) AS resolution_due
     FROM tickets t
     JOIN ticket_bodies b ON b.ticket_id = t.id
     JOIN people p ON p.id = $2
     JOIN people customer ON customer.id = t.customer_id
     LEFT JOIN people assignee ON assignee.id = t.assignee_id
     LEFT JOIN people actor ON actor.id = $3
     LEFT JOIN ticket_comments c ON c.ticket_id = t.id AND c.id = $4 AND (NOT c.is_internal OR NOT $5)
     CROSS JOIN desk
     WHERE t.id = $1`,
    [ticketId, personId, actorId, commentId, asCustomer],
  );
}
