import type { Metric } from "../../contract/index.js";
import type { Work } from "../../platform/work.js";
import { holdTicket, type TicketFacts } from "./facts.js";
import { isOpen } from "./state.js";

/** What of a ticket's clocks raises its level. */
export interface EscalationCause {
  eventId: number;
  ticketId: number;
  metric: Metric;
  cycle: number;
}

/**
 * The ticket, held, that a cause is to escalate; null when it is no longer worked on, made up, or the same cause has been
 * handled: however often a job runs, it escalates once.
 */
export async function holdToEscalate(work: Work, cause: EscalationCause): Promise<TicketFacts | null> {
  const ticket = await holdTicket(work, cause.ticketId);
  if (!ticket || ticket.hiddenAt || ticket.isSample || !isOpen(ticket.status)) return null;
  return (await wasHandled(work, cause)) ? null : ticket;
}

async function wasHandled(work: Work, { ticketId, eventId }: EscalationCause): Promise<boolean> {
  const earlier = await work.one(
    "SELECT 1 FROM events WHERE ticket_id = $1 AND type = 'ticket.escalated' AND data->'cause' = to_jsonb($2::bigint)",
    [ticketId, eventId],
  );
  return earlier !== null;
}
