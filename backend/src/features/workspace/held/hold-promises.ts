import type { Work } from "../../../platform/work.js";
import { holdClocks } from "../../sla/index.js";

/** Tells the promises of a ticket which messages are held that would settle them. The caller holds the ticket's row. */
export async function holdPromises(work: Work, ticketId: number): Promise<void> {
  const since = await work.one<{ replies: Date | null; resolution: Date | null }>(
    `SELECT min(pressed_at) FILTER (WHERE NOT is_internal OR set_status IS NOT NULL) AS replies,
            min(pressed_at) FILTER (WHERE set_status IS NOT NULL) AS resolution
     FROM held_replies WHERE ticket_id = $1 AND outcome IS NULL`,
    [ticketId],
  );
  await holdClocks(work, ticketId, since ?? { replies: null, resolution: null });
}
