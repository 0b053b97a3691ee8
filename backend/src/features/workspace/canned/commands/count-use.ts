import type { Work } from "../../../../platform/work.js";

/** One use more. */
export async function countUse(work: Work, cannedId: number): Promise<void> {
  await work.rows(
    `INSERT INTO canned_uses AS u (canned_id, uses, last_used_at, last_used_by) VALUES ($1, 1, $2, $3)
     ON CONFLICT (canned_id) DO UPDATE SET uses = u.uses + 1, last_used_at = $2, last_used_by = $3`,
    [cannedId, work.now, work.actor.id],
  );
}
