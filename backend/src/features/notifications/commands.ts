import { personId } from "../../platform/actor.js";
import type { Work } from "../../platform/work.js";

/** Marks one's own notifications read: some, those of one ticket, or all. Others' are left alone in silence. */
export async function markRead(work: Work, which: { ids?: number[]; ticketId?: number; all?: boolean }): Promise<void> {
  await work.rows(
    `UPDATE notifications SET read_at = $2
     WHERE person_id = $1 AND read_at IS NULL AND ($3 OR id = ANY($4::bigint[]) OR ticket_id = $5)`,
    [personId(work.actor), work.now, which.all ?? false, which.ids ?? [], which.ticketId ?? null],
  );
}
