import type { Priority, Status } from "../../../contract/index.js";
import type { Work } from "../../../platform/work.js";
import { writeFirstAnswers, type AnswerChange } from "../../fields/index.js";
import { startClocksTogether } from "../../sla/index.js";
import { isOpen } from "../state.js";
import { makeTags } from "../tags.js";

/** A complaint from elsewhere with everything looked up. Instants that are null are the import's own. */
export interface TicketToImport {
  subject: string;
  description: string;
  status: Status;
  priority: Priority;
  customerId: number;
  categoryId: number;
  organizationId: number | null;
  departmentId: number | null;
  teamId: number | null;
  skillId: number | null;
  assigneeId: number | null;
  createdAt: Date | null;
  /** Of those that are resolved or closed. */
  resolvedAt: Date | null;
  closedAt: Date | null;
  tags: readonly string[];
  comments: readonly CommentToImport[];
  /** To the desk's own fields, judged. */
  answers: readonly AnswerChange[];
  /** What its one event says: where it comes from. */
  origin: Readonly<Record<string, unknown>>;
}

export interface CommentToImport {
  body: string;
  authorId: number | null;
  byStaff: boolean;
  isInternal: boolean;
  createdAt: Date | null;
}

/**
 * Writes many complaints at once, without any reaction: one event each and no job. Promises of those that are open
 * count from now, since nobody here promised anything before; nothing is overdue by having been imported.
 *
 * @returns their ids, in the order given.
 */
export async function importTickets(work: Work, tickets: readonly TicketToImport[]): Promise<number[]> {
  if (tickets.length === 0) return [];
  const written = await work.rows<{ id: number }>(statement, [
    JSON.stringify(tickets.map((ticket) => rowOf(ticket, work.now))),
    work.now,
    work.actor.kind,
    work.actor.id,
  ]);
  const ids = written.map(({ id }) => id);
  await tagTickets(work, ids, tickets);
  await writeFirstAnswers(
    work,
    ids.map((ticketId, index) => ({ ticketId, changes: tickets[index]?.answers ?? [] })),
  );
  await startClocksTogether(
    work,
    ids.filter((_id, index) => isOpen(tickets[index]?.status ?? "closed")),
  );
  return ids;
}

function rowOf(ticket: TicketToImport, now: Date) {
  const createdAt = ticket.createdAt ?? now;
  const isClosed = ticket.status === "closed";
  const resolvedAt = isOpen(ticket.status) ? null : ticket.resolvedAt;
  // Without a date of its own it was closed when it was last heard of: no clock here ever ran for it.
  const closedAt = isClosed ? (ticket.closedAt ?? resolvedAt ?? createdAt) : null;
  const said = ticket.comments.map((comment) => comment.createdAt ?? createdAt);
  const instants = [createdAt, resolvedAt, closedAt, ...said].filter((at) => at !== null);
  return {
    subject: ticket.subject,
    description: ticket.description,
    status: ticket.status,
    priority: ticket.priority,
    customer_id: ticket.customerId,
    category_id: ticket.categoryId,
    organization_id: ticket.organizationId,
    department_id: ticket.departmentId,
    team_id: ticket.teamId,
    skill_id: ticket.skillId,
    assignee_id: ticket.assigneeId,
    comment_count: ticket.comments.filter(({ isInternal }) => !isInternal).length,
    note_count: ticket.comments.filter(({ isInternal }) => isInternal).length,
    created_at: createdAt,
    updated_at: new Date(Math.max(...instants.map((at) => at.getTime()))),
    resolved_at: ticket.status === "resolved" ? (resolvedAt ?? now) : resolvedAt,
    closed_at: closedAt,
    closed_reason: isClosed ? "staff" : null,
    comments: ticket.comments.map((comment, index) => ({
      body: comment.body,
      author_id: comment.authorId,
      by_staff: comment.byStaff || comment.isInternal,
      is_internal: comment.isInternal,
      created_at: said[index],
    })),
    origin: ticket.origin,
  };
}

/** `record` writes one event a statement; here one statement writes those of all, and nobody waits for any of them. */
const statement = `
  WITH given AS MATERIALIZED (
    SELECT nextval(pg_get_serial_sequence('tickets', 'id')) AS id, g.*
    FROM ROWS FROM (jsonb_to_recordset($1::jsonb) AS (
      subject text, description text, status text, priority text, customer_id bigint, category_id bigint,
      organization_id bigint, department_id bigint, team_id bigint, skill_id bigint, assignee_id bigint,
      comment_count integer, note_count integer, created_at timestamptz, updated_at timestamptz,
      resolved_at timestamptz, closed_at timestamptz, closed_reason text, comments jsonb, origin jsonb
    )) WITH ORDINALITY AS g
  ), ticket AS (
    INSERT INTO tickets (id, subject, status, priority, channel, customer_id, created_by, category_id, organization_id,
      department_id, team_id, skill_id, assignee_id, comment_count, note_count, created_at, received_at, updated_at,
      resolved_at, closed_at, closed_reason)
    SELECT id, subject, status, priority, 'import', customer_id, customer_id, category_id, organization_id,
      department_id, team_id, skill_id, assignee_id, comment_count, note_count, created_at, created_at, updated_at,
      resolved_at, closed_at, closed_reason
    FROM given ORDER BY ordinality
  ), body AS (
    INSERT INTO ticket_bodies (ticket_id, description) SELECT id, description FROM given
  ), said AS (
    INSERT INTO ticket_comments (ticket_id, author_id, by_staff, is_internal, body, created_at)
    SELECT given.id, c.author_id, c.by_staff, c.is_internal, c.body, c.created_at
    FROM given, ROWS FROM (jsonb_to_recordset(given.comments) AS (
      author_id bigint, by_staff boolean, is_internal boolean, body text, created_at timestamptz
    )) WITH ORDINALITY AS c
    ORDER BY given.ordinality, c.created_at, c.ordinality
  ), happened AS (
    INSERT INTO events (type, ticket_id, actor_kind, actor_id, on_behalf_of, data, created_at)
    SELECT 'ticket.imported', id, $3, $4::bigint, customer_id, origin, $2::timestamptz FROM given ORDER BY ordinality
  )
  SELECT id FROM given ORDER BY ordinality`;

/**
 * As `setTags` does for one: a tag is what it is called, in any case, or what it was merged into; a new name makes a new
 * one. Archived ones are taken: history has them.
 */
async function tagTickets(work: Work, ids: readonly number[], tickets: readonly TicketToImport[]): Promise<void> {
  const pairs = tickets.flatMap(({ tags }, index) => tags.map((tag) => ({ ticket_id: ids[index], tag })));
  if (pairs.length === 0) return;
  // In one order everywhere: two who make the same new tags must not wait for each other.
  const names = [...new Map(pairs.map(({ tag }) => [tag.toLowerCase(), tag])).values()].sort();
  await makeTags(work, names);
  await work.rows(
    `WITH RECURSIVE meant AS (
       SELECT lower(name) AS typed, id, merged_into FROM tags WHERE lower(name) IN (SELECT lower(unnest($2::text[])))
       UNION ALL
       SELECT meant.typed, i.id, i.merged_into FROM meant JOIN tags i ON i.id = meant.merged_into
     )
     INSERT INTO ticket_tags (ticket_id, tag_id)
     SELECT DISTINCT p.ticket_id, meant.id
     FROM jsonb_to_recordset($1::jsonb) AS p (ticket_id bigint, tag text)
     JOIN meant ON meant.typed = lower(p.tag) AND meant.merged_into IS NULL`,
    [JSON.stringify(pairs), names],
  );
}
