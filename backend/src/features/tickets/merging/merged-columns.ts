import type { TicketDetail } from "../../../contract/index.js";
import type { Actor } from "../../../platform/actor.js";
import type { Binds } from "../binds.js";
import { ticketNumber } from "../number.js";
import { visibleTo } from "../policy.js";
import { withMerged } from "./chain.js";

interface MergedRow {
  merged_into_ticket: { id: number; subject: string } | null;
  merged_tickets: { id: number; subject: string; description: string; created_at: string }[];
}

/** Select items about ticket `t`: where its conversation is, if the actor sees that one, and what was merged into it. */
export const mergedColumns = (actor: Actor, binds: Binds): string => `
  CASE WHEN t.merged_into IS NOT NULL THEN (
    WITH RECURSIVE up AS (
      SELECT t.merged_into AS id
      UNION ALL SELECT o.merged_into FROM up JOIN tickets o ON o.id = up.id WHERE o.merged_into IS NOT NULL)
    SELECT jsonb_build_object('id', o.id, 'subject', o.subject)
    FROM up JOIN tickets o ON o.id = up.id WHERE o.merged_into IS NULL AND ${visibleTo(actor, binds, "o")}) END AS merged_into_ticket,
  coalesce((
    SELECT jsonb_agg(jsonb_build_object('id', s.id, 'subject', s.subject, 'description', b.description, 'created_at', s.received_at) ORDER BY s.received_at, s.id)
    FROM tickets s JOIN ticket_bodies b ON b.ticket_id = s.id
    WHERE s.id <> t.id AND s.hidden_at IS NULL AND s.id IN (${withMerged("t.id")})), '[]') AS merged_tickets`;

export const presentMerged = ({
  merged_into_ticket: into,
  merged_tickets: merged,
}: MergedRow): Pick<TicketDetail, "merged_into" | "merged"> => ({
  merged_into: into && { id: into.id, number: ticketNumber(into.id), subject: into.subject },
  merged: merged.map(({ created_at: createdAt, ...one }) => ({
    ...one,
    number: ticketNumber(one.id),
    created_at: new Date(createdAt).toISOString(),
  })),
});
