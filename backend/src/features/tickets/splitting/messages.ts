import type { Queries } from "../../../platform/db.js";
import { fieldErrors } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import type { SplitOff } from "../../sla/index.js";

export interface SplitMessage {
  id: number;
  authorId: number | null;
  byStaff: boolean;
  isInternal: boolean;
  body: string;
  at: Date;
}

/** Messages that go to a ticket which begins with the first of them. */
export interface Going {
  first: SplitMessage;
  later: readonly SplitMessage[];
}

/**
 * A message and, where wished, all after it.
 *
 * @throws AppError 422 for a message that is not here or not the customer's.
 */
export async function messagesFrom(
  queries: Queries,
  ticketId: number,
  { commentId, withLater }: { commentId: number; withLater: boolean },
): Promise<Going> {
  const [first, ...later] = await queries.rows<SplitMessage>(
    `SELECT id, author_id AS "authorId", by_staff AS "byStaff", is_internal AS "isInternal", body, created_at AS at
     FROM ticket_comments WHERE ticket_id = $1 AND NOT opens AND (id = $2 OR ($3 AND id > $2)) ORDER BY id`,
    [ticketId, commentId, withLater],
  );
  if (first?.id !== commentId) throw fieldErrors({ comment_id: "There is no such message in this ticket" });
  if (first.byStaff)
    throw fieldErrors({ comment_id: "Choose a message of the customer: a complaint begins with their words" });
  return { first, later };
}

/** What lies behind a ticket that begins with these messages, and whether the answer owed to them goes along. */
export async function lifeOf(queries: Queries, sourceId: number, { first, later }: Going): Promise<SplitOff> {
  const said = later.filter(({ isInternal }) => !isInternal);
  const ids = [first.id, ...later.map(({ id }) => id)];
  return {
    receivedAt: first.at,
    // What the desk says by itself answers nobody.
    said: said.filter(({ byStaff, authorId }) => !byStaff || authorId !== null),
    status: said.some(({ byStaff }) => byStaff) ? "in_progress" : "new",
    takesQuestion: !(await waitsBehind(queries, sourceId, ids)),
  };
}

/** Has a ticket, without these, a question that nobody has answered? The complaint itself waits for the first response. */
async function waitsBehind(queries: Queries, ticketId: number, without: readonly number[]): Promise<boolean> {
  const last = await queries.one<{ byStaff: boolean }>(
    `SELECT by_staff AS "byStaff" FROM ticket_comments
     WHERE ticket_id = $1 AND NOT opens AND NOT is_internal AND NOT id = ANY ($2::bigint[]) ORDER BY id DESC LIMIT 1`,
    [ticketId, without],
  );
  return last !== null && !last.byStaff;
}

/** Which of the moved messages and files had been written to a merged ticket: id -> that ticket. */
export interface Homes {
  comments: Record<string, number>;
  files: Record<string, number>;
}

/**
 * Gives messages and their files to the ticket that begins with the first of them. Its text is that ticket's complaint now and
 * its files hang on the complaint. They belong there: an un-merging elsewhere does not call them back.
 */
export async function moveOut(
  work: Work,
  { sourceId, newId, first, later }: Going & { sourceId: number; newId: number },
): Promise<Homes> {
  const ids = [first.id, ...later.map(({ id }) => id)];
  const files = await work.rows<{ id: string; home: number | null }>(
    `UPDATE attachments a SET ticket_id = $1, home_id = NULL, comment_id = nullif(a.comment_id, $4)
     FROM (SELECT id, home_id FROM attachments WHERE ticket_id = $2 AND comment_id = ANY ($3::bigint[])) AS before
     WHERE a.id = before.id RETURNING a.id, before.home_id AS home`,
    [newId, sourceId, ids, first.id],
  );
  const comments = await work.rows<{ id: number; home: number | null }>(
    `UPDATE ticket_comments c SET ticket_id = $1, home_id = NULL, opens = c.id = $3,
            body = CASE WHEN c.id = $3 THEN '' ELSE c.body END
     FROM (SELECT id, home_id FROM ticket_comments WHERE id = ANY ($2::bigint[])) AS before
     WHERE c.id = before.id RETURNING c.id, before.home_id AS home`,
    [newId, ids, first.id],
  );
  return { comments: homesOf(comments), files: homesOf(files) };
}

const homesOf = (rows: readonly { id: number | string; home: number | null }[]): Record<string, number> =>
  Object.fromEntries(rows.flatMap(({ id, home }) => (home === null ? [] : [[id, home]])));

/** The way back for all that a ticket has, since nothing was added to it: these rows are then as they were. */
export async function moveBack(
  work: Work,
  { sourceId, newId, firstId, homes }: { sourceId: number; newId: number; firstId: number; homes: Homes },
): Promise<{ commentCount: number; noteCount: number }> {
  await work.rows(
    `UPDATE attachments SET ticket_id = $1, home_id = ($3::jsonb ->> id)::bigint, comment_id = coalesce(comment_id, $4)
     WHERE ticket_id = $2`,
    [sourceId, newId, JSON.stringify(homes.files), firstId],
  );
  const moved = await work.rows<{ is_internal: boolean }>(
    `UPDATE ticket_comments c SET ticket_id = $1, home_id = ($3::jsonb ->> c.id::text)::bigint, opens = false,
            body = CASE WHEN c.opens THEN b.description ELSE c.body END
     FROM ticket_bodies b WHERE b.ticket_id = $2 AND c.ticket_id = $2 RETURNING c.is_internal`,
    [sourceId, newId, JSON.stringify(homes.comments)],
  );
  const noteCount = moved.filter((row) => row.is_internal).length;
  return { commentCount: moved.length - noteCount, noteCount };
}
