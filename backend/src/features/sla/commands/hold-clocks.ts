import type { Metric } from "../../../contract/index.js";
import type { Queries } from "../../../platform/db.js";
import type { Work } from "../../../platform/work.js";

/** Since when a message that would settle them is held; null: none is. */
export interface Holds {
  /** All promises but the resolution. */
  replies: Date | null;
  resolution: Date | null;
}

/**
 * Says which of a ticket's clocks a held message would settle, and from when. Until it is sent or undone nobody calls them
 * missed, unless they were so before. The caller holds the ticket's row.
 */
export async function holdClocks(work: Work, ticketId: number, { replies, resolution }: Holds): Promise<void> {
  await work.rows(
    `UPDATE sla_clocks c SET held_since = wanted.since
     FROM (SELECT metric, cycle, CASE WHEN met_at IS NULL AND cancelled_at IS NULL
                                      THEN CASE metric WHEN 'resolution' THEN $3::timestamptz ELSE $2::timestamptz END END AS since
           FROM sla_clocks WHERE ticket_id = $1) AS wanted
     WHERE c.ticket_id = $1 AND (c.metric, c.cycle) = (wanted.metric, wanted.cycle) AND c.held_since IS DISTINCT FROM wanted.since`,
    [ticketId, replies, resolution],
  );
}

/** Since when each promise is held; those that are not are missing. */
export type HeldSince = ReadonlyMap<Metric, Date>;

export async function heldSince(queries: Queries, ticketId: number): Promise<HeldSince> {
  const rows = await queries.rows<{ metric: Metric; since: Date }>(
    "SELECT metric, held_since AS since FROM sla_clocks WHERE ticket_id = $1 AND held_since IS NOT NULL",
    [ticketId],
  );
  return new Map(rows.map(({ metric, since }) => [metric, since]));
}
