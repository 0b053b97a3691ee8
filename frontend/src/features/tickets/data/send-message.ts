import type { QueryClient } from "@tanstack/react-query";
import type { Comment, Status, TicketDetail } from "@redress/backend/contract";
import { api } from "../../../lib/api.js";
import { changeTicket } from "./change-ticket.js";
import { ticketQuery } from "./ticket-queries.js";

export interface OutgoingMessage {
  text: string;
  isInternal: boolean;
  attachmentIds: readonly string[];
  /** The status to set after the message. */
  status?: Status | undefined;
}

/** The message is there; the status may not have followed. */
export type SendResult = { statusFailure: unknown } | { statusFailure?: undefined };

/**
 * Adds a reply or note to a ticket and shows it, then sets a status if one was asked for.
 *
 * @param idempotencyKey the same for every attempt at this message, so that it is there once.
 * @throws ApiProblem when the message could not be added; a failed status is part of the result, since the message is out.
 */
export async function sendMessage(
  cache: QueryClient,
  ticket: TicketDetail,
  message: OutgoingMessage,
  idempotencyKey: string,
): Promise<SendResult> {
  const { text, isInternal, attachmentIds, status } = message;
  const comment = await api.addComment({
    params: { id: String(ticket.id) },
    body: {
      comment: text,
      is_internal: isInternal,
      ...(attachmentIds.length > 0 && { attachment_ids: [...attachmentIds] }),
    },
    idempotencyKey,
  });
  const query = ticketQuery(ticket.id);
  await cache.cancelQueries({ queryKey: query.queryKey });
  cache.setQueryData(query.queryKey, (kept) => kept && withComment(kept, comment));
  try {
    const fresh = await cache.fetchQuery({ ...query, staleTime: 0 });
    if (status === undefined || fresh.status === status) return {};
    const outcome = await changeTicket(cache, fresh, { field: "status", value: status });
    return outcome.result === "saved" ? {} : { statusFailure: outcome };
  } catch (error) {
    return status === undefined ? {} : { statusFailure: error };
  }
}

/** The ticket with a message it may not have yet. */
function withComment(ticket: TicketDetail, comment: Comment): TicketDetail {
  if (ticket.comments.some(({ id }) => id === comment.id)) return ticket;
  return { ...ticket, comments: [...ticket.comments, comment] };
}
