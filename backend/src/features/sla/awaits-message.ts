import type { Queries } from "../../platform/db.js";

/**
 * Whether a public message can mean anything to a ticket's promises: one of staff where somebody waits for an answer, one of
 * the customer where its policy promises an answer to each, or where nothing runs, so that its policy has to be looked for.
 * Cheaper than reading the log for every message.
 */
export async function awaitsMessage(queries: Queries, ticketId: number, byStaff: boolean): Promise<boolean> {
  const found = await queries.one(
    byStaff
      ? "SELECT 1 FROM sla_clocks WHERE ticket_id = $1 AND metric <> 'resolution' AND met_at IS NULL AND cancelled_at IS NULL LIMIT 1"
      : `SELECT 1 WHERE EXISTS (
           SELECT FROM sla_clocks c JOIN sla_targets t ON t.version_id = c.policy_version_id AND t.metric = 'next_response'
           WHERE c.ticket_id = $1
         ) OR NOT EXISTS (SELECT FROM sla_clocks WHERE ticket_id = $1 AND met_at IS NULL AND cancelled_at IS NULL)`,
    [ticketId],
  );
  return found !== null;
}
