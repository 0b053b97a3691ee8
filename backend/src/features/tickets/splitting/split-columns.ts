import type { TicketDetail } from "../../../contract/index.js";
import type { Actor } from "../../../platform/actor.js";
import type { Binds } from "../binds.js";
import { ticketNumber } from "../number.js";
import { visibleTo } from "../policy.js";

export interface SplitRow {
  split_from_ticket: { id: number; subject: string } | null;
}

/** Select item about ticket `t`: whose messages it was begun with, if the actor sees that one. */
export const splitColumn = (actor: Actor, binds: Binds): string => `
  CASE WHEN t.split_from IS NOT NULL THEN (
    SELECT jsonb_build_object('id', o.id, 'subject', o.subject)
    FROM tickets o WHERE o.id = t.split_from AND ${visibleTo(actor, binds, "o")}) END AS split_from_ticket`;

export const presentSplit = ({ split_from_ticket: from }: SplitRow): Pick<TicketDetail, "split_from"> => ({
  split_from: from && { id: from.id, number: ticketNumber(from.id), subject: from.subject },
});
