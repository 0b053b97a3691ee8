import type { Attachment, Comment, TimelineItem } from "../../contract/index.js";
import type { Actor } from "../../platform/actor.js";
import type { Queries } from "../../platform/db.js";
import { personRefs, presentPersonRef } from "../accounts/index.js";
import { tellAnswers, type Field } from "../fields/index.js";
import { publicEventTypes } from "./events.js";
import { Binds } from "./binds.js";
import { seesInternal, visibleTo } from "./policy.js";

/** What makes no timeline: a file that was found clean, what only the author of a message is told of, and what is in one's own queue alone. */
const untold = [
  "attachment.cleared",
  "reply.returned",
  "reply.status_left",
  "ticket.follow_set",
  "ticket.matched",
  "ticket.snoozed",
  "ticket.woken",
  "time.added",
  "time.changed",
  "time.deleted",
  "time.restored",
];

interface AuthorRow {
  person_id: number | null;
  person_name: string;
  person_photo: string | null;
}

interface CommentRow extends AuthorRow {
  id: number;
  by_staff: boolean;
  is_internal: boolean;
  body: string;
  format: Comment["format"];
  mentions: number[];
  created_at: Date;
}

interface EventRow extends AuthorRow {
  id: number;
  type: string;
  is_internal: boolean;
  data: Record<string, unknown>;
  created_at: Date;
}

const author = (row: AuthorRow) =>
  row.person_id === null
    ? null
    : presentPersonRef({ id: row.person_id, fullName: row.person_name, photoKey: row.person_photo });

const authorColumns = "p.id AS person_id, p.full_name AS person_name, p.photo_key AS person_photo";

/** A ticket's messages, oldest first; internal ones only for those who read them. */
export async function commentsOf(
  queries: Queries,
  actor: Actor,
  ticketId: number,
  filesOf: (commentId: number) => Attachment[],
  commentId: number | null = null,
): Promise<Comment[]> {
  const rows = await queries.rows<CommentRow>(
    `SELECT m.id, m.by_staff, m.is_internal, m.body, m.format, to_json(m.mentions) AS mentions, m.created_at, ${authorColumns}
     FROM ticket_comments m LEFT JOIN people p ON p.id = m.author_id
     WHERE m.ticket_id = $1 AND NOT m.opens AND ($2::boolean OR NOT m.is_internal) AND ($3::bigint IS NULL OR m.id = $3)
     ORDER BY m.id`,
    [ticketId, seesInternal(actor), commentId],
  );
  const named = await personRefs(
    queries,
    rows.flatMap(({ mentions }) => mentions),
  );
  return rows.map((row) => ({
    id: row.id,
    author: author(row),
    by_staff: row.by_staff,
    is_internal: row.is_internal,
    comment: row.body,
    format: row.format,
    mentions: row.mentions.flatMap((id) => named.get(id) ?? []),
    attachments: filesOf(row.id),
    created_at: row.created_at.toISOString(),
  }));
}

/**
 * What happened keeps the names that people had. Of who was deleted since, nobody is shown more than that: SQL for the
 * part of an event's data that has to say so.
 */
const nowNamed = (field: "from" | "to"): string =>
  `CASE WHEN e.type IN ('ticket.assigned', 'ticket.escalated') THEN coalesce(
     (SELECT jsonb_build_object('${field}', jsonb_build_object('id', gone.id, 'name', gone.full_name))
      FROM people gone WHERE gone.id = (e.data->'${field}'->>'id')::bigint AND gone.deleted_at IS NOT NULL), '{}') ELSE '{}' END`;

/** Whom routing passed over is kept by id; SQL that names them, as they are called now. */
const skippedNamed = `CASE WHEN e.data ? 'skipped' THEN jsonb_build_object('skipped',
    (SELECT coalesce(jsonb_agg(passed || jsonb_build_object('name', who.full_name) ORDER BY place), '[]')
     FROM jsonb_array_elements(e.data->'skipped') WITH ORDINALITY AS s (passed, place)
     JOIN people who ON who.id = (passed->>'id')::bigint)) ELSE '{}' END`;

/** Old and new answers lie apart, so that they can be erased; SQL that brings them together with their event. */
const answersTold = `CASE WHEN e.data ? 'answers' THEN jsonb_build_object('told',
    (SELECT d.data->'changes' FROM event_details d WHERE d.event_id = e.id)) ELSE '{}' END`;

/**
 * What names another ticket is told to those who see that one, and to the customer whose both are: a guest, who has one of them
 * open, and whoever looks for words that were taken back from a ticket that is put away.
 */
const otherIsSeen = (actor: Actor, binds: Binds): string =>
  `(NOT e.data ? 'other_id' OR EXISTS (SELECT FROM tickets o WHERE o.id = (e.data->>'other_id')::bigint
     AND (o.customer_id = ${binds.add(actor.id)}::bigint OR ${visibleTo(actor, binds, "o")})))`;

/** What happened to a ticket, oldest first, as far as the actor may know. */
export async function timelineOf(
  queries: Queries,
  actor: Actor,
  ticketId: number,
  { fields, languages }: { fields: readonly Field[]; languages: readonly string[] },
): Promise<TimelineItem[]> {
  const binds = new Binds();
  const own = `${binds.add(ticketId)}::bigint`;
  const notes = `${binds.add(seesInternal(actor))}::boolean`;
  const desk = `${binds.add(actor.isStaff)}::boolean`;
  const [shown, left] = [publicEventTypes, untold].map((types) => `${binds.add(types)}::text[]`);
  const rows = await queries.rows<EventRow>(
    `SELECT e.id, e.type, e.is_internal, e.data || ${nowNamed("from")} || ${nowNamed("to")} || ${skippedNamed} || ${answersTold} AS data, e.created_at, ${authorColumns}
     FROM events e LEFT JOIN people p ON p.id = e.actor_id
     WHERE e.ticket_id = ${own} AND NOT e.type = ANY (${left}) AND (${notes} OR NOT e.is_internal) AND (${desk} OR e.type = ANY (${shown}))
       AND ${otherIsSeen(actor, binds)}
     ORDER BY e.id`,
    binds.values,
  );
  return rows.flatMap((row) => {
    const { answers, told, ...rest } = row.data;
    const answered = tellAnswers(actor, fields, languages, answers, told);
    const data = actor.isStaff ? withChanges(rest, answered) : publicData({ type: row.type, data: rest }, answered);
    if (!data) return [];
    return {
      id: row.id,
      type: row.type,
      actor: author(row),
      is_internal: row.is_internal,
      data,
      comment_id: row.type === "comment.added" && typeof row.data.comment_id === "number" ? row.data.comment_id : null,
      created_at: row.created_at.toISOString(),
    };
  });
}

/** What customers are told of each event, name by name; what is added later stays private until it is named here. */
const publicFields: Readonly<Record<string, readonly string[]>> = {
  "ticket.created": ["number", "priority"],
  "ticket.assigned": ["from", "to"],
  "ticket.status_changed": ["from", "to", "reason", "comment_id"],
  "ticket.attached": ["files"],
  "ticket.merged": ["other"],
  "ticket.merged_in": ["other"],
  "ticket.unmerged": ["other"],
  "ticket.unmerged_from": ["other"],
  "ticket.split": ["other"],
  "ticket.split_from": ["other"],
  "ticket.unsplit": ["other"],
  "comment.added": ["comment_id", "by_staff"],
  "sla.extended": ["metric", "reason", "from_due_at", "due_at"],
};
const publicChanges = ["subject", "description", "category", "department", "priority", "due_at"];

function publicData(
  { type, data }: Pick<EventRow, "type" | "data">,
  answered: Readonly<Record<string, unknown>>,
): Record<string, unknown> | null {
  if (type !== "ticket.updated") return only(data, publicFields[type] ?? []);
  const changes = { ...only(isRecord(data.changes) ? data.changes : {}, publicChanges), ...answered };
  return Object.keys(changes).length > 0 ? { changes } : null;
}

/** With what became of the answers among the changes. */
const withChanges = (data: Record<string, unknown>, answered: Readonly<Record<string, unknown>>) =>
  Object.keys(answered).length > 0
    ? { ...data, changes: { ...(isRecord(data.changes) ? data.changes : {}), ...answered } }
    : data;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

function only(data: Record<string, unknown>, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).filter(([field]) => fields.includes(field)));
}
