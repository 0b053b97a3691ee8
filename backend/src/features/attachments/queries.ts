import type { Queries } from "../../platform/db.js";
import { attachmentColumns, type Attachment } from "./models.js";

const from = `SELECT ${attachmentColumns} FROM attachments a LEFT JOIN ticket_comments c ON c.id = a.comment_id`;

export const findAttachment = (queries: Queries, id: string): Promise<Attachment | null> =>
  queries.one(`${from} WHERE a.id = $1`, [id]);

/** @returns in the order in which the ids were given; unknown ones are left out. */
export const findAttachments = (queries: Queries, ids: readonly string[]): Promise<Attachment[]> =>
  queries.rows(`${from} WHERE a.id = ANY ($1::text[]) ORDER BY array_position($1::text[], a.id)`, [ids]);

/**
 * A ticket's files, oldest first.
 *
 * @param withInternal whether the reader may see internal notes; without, their files do not exist either.
 */
export const attachmentsOf = (
  queries: Queries,
  ticketId: number,
  { withInternal }: { withInternal: boolean },
): Promise<Attachment[]> =>
  queries.rows(
    `${from} WHERE a.ticket_id = $1 AND ($2::boolean OR NOT coalesce(c.is_internal, false)) ORDER BY a.claimed_at, a.created_at, a.id`,
    [ticketId, withInternal],
  );

/** An upload that was picked for something that is not sent yet. */
export type KeptFile = Attachment & { keptFor: number };

/** Files of drafts, in the order in which they were picked. */
export const filesOfDrafts = (queries: Queries, ids: readonly number[]): Promise<KeptFile[]> =>
  keptFiles(queries, "draft_id", ids);

/** Files of messages that can still be undone. */
export const filesOfHeld = (queries: Queries, ids: readonly number[]): Promise<KeptFile[]> =>
  keptFiles(queries, "held_reply_id", ids);

async function keptFiles(
  queries: Queries,
  column: "draft_id" | "held_reply_id",
  ids: readonly number[],
): Promise<KeptFile[]> {
  if (ids.length === 0) return [];
  return queries.rows(
    `SELECT ${attachmentColumns}, a.${column} AS "keptFor" FROM attachments a LEFT JOIN ticket_comments c ON c.id = a.comment_id
     WHERE a.${column} = ANY ($1::bigint[]) AND a.ticket_id IS NULL ORDER BY a.created_at, a.id`,
    [ids],
  );
}
