import type { Work } from "../../../platform/work.js";
import { withMerged } from "./chain.js";

/** How many messages moved. */
export interface Moved {
  commentCount: number;
  noteCount: number;
}

const counted = (rows: readonly { is_internal: boolean }[]): Moved => ({
  commentCount: rows.filter((row) => !row.is_internal).length,
  noteCount: rows.filter((row) => row.is_internal).length,
});

/** Gives all messages and files of a ticket to another; each keeps in mind where it was written. */
export async function moveMessages(work: Work, sourceId: number, targetId: number): Promise<Moved> {
  const moved = await work.rows<{ is_internal: boolean }>(
    `UPDATE ticket_comments SET ticket_id = $2, home_id = coalesce(home_id, $1) WHERE ticket_id = $1 AND NOT opens RETURNING is_internal`,
    [sourceId, targetId],
  );
  await work.rows("UPDATE attachments SET ticket_id = $2, home_id = coalesce(home_id, $1) WHERE ticket_id = $1", [
    sourceId,
    targetId,
  ]);
  return counted(moved);
}

/** Gives back what was written on a ticket, and on those that were merged into it: these rows are then as they were. */
export async function returnMessages(work: Work, sourceId: number, rootId: number): Promise<Moved> {
  const its = (table: string) =>
    `UPDATE ${table} SET ticket_id = $1, home_id = nullif(home_id, $1)
     WHERE ticket_id = $2 AND home_id IN (${withMerged("$1::bigint")})`;
  const moved = await work.rows<{ is_internal: boolean }>(`${its("ticket_comments")} RETURNING is_internal`, [
    sourceId,
    rootId,
  ]);
  await work.rows(its("attachments"), [sourceId, rootId]);
  return counted(moved);
}
