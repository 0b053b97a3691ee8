import type { QueryClient } from "@tanstack/react-query";
import type { TicketDetail } from "@redress/backend/contract";
import { keyOf } from "../../lib/query.js";

const AT_MOST = 8;

/** The tickets that were looked at and are still kept here, the last one first. */
export function recentTickets(cache: QueryClient): Pick<TicketDetail, "id" | "number" | "subject">[] {
  const seen = new Map<number, TicketDetail>();
  cache
    .getQueryCache()
    .findAll({ queryKey: keyOf("getTicket") })
    .sort((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt)
    .forEach(({ state }) => {
      const ticket = state.data as TicketDetail | undefined;
      if (ticket && !seen.has(ticket.id)) seen.set(ticket.id, ticket);
    });
  return [...seen.values()].slice(0, AT_MOST);
}

/** The ticket that somebody typed the number of: "10431", "#10431", "cmp-10431". */
export function ticketIdIn(text: string): number | null {
  const digits = /^\s*(?:#|cmp-?\s*)?([1-9]\d{2,14})\s*$/i.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
}
