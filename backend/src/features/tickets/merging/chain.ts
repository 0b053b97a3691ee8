import type { Queries } from "../../../platform/db.js";
import type { Work } from "../../../platform/work.js";
import { holdTicket, type TicketFacts } from "../facts.js";

/** Several tickets held in the order of their ids, so that two who merge do not wait for each other; by id, those that there are. */
export async function holdAll(work: Work, ids: readonly number[]): Promise<Map<number, TicketFacts>> {
  const held = new Map<number, TicketFacts>();
  for (const id of [...new Set(ids)].sort((a, b) => a - b)) {
    const ticket = await holdTicket(work, id);
    if (ticket) held.set(id, ticket);
  }
  return held;
}

/** The tickets into which one was merged, the next one first; the last has its messages. */
export async function mergedAlong(queries: Queries, id: number): Promise<number[]> {
  const rows = await queries.rows<{ id: number }>(
    `WITH RECURSIVE up AS (
       SELECT merged_into AS id, 1 AS step FROM tickets WHERE id = $1 AND merged_into IS NOT NULL
       UNION ALL SELECT t.merged_into, up.step + 1 FROM up JOIN tickets t ON t.id = up.id WHERE t.merged_into IS NOT NULL)
     SELECT id FROM up ORDER BY step`,
    [id],
  );
  return rows.map((row) => row.id);
}

/** SQL: the ids of a ticket and of all that were merged into it, directly or not. */
export const withMerged = (ticketId: string): string => `
  WITH RECURSIVE below AS (
    SELECT ${ticketId} AS id
    UNION ALL SELECT m.id FROM below b JOIN tickets m ON m.merged_into = b.id)
  SELECT id FROM below`;
