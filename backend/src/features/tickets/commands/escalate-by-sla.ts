import type { Metric } from "../../../contract/index.js";
import type { Work } from "../../../platform/work.js";
import { supervisorIdOf } from "../../directory/index.js";
import { claimEscalation } from "../../sla/index.js";
import { changeTicket } from "../change-ticket.js";
import { recordOn } from "../events.js";
import { holdTicket } from "../facts.js";
import { namedPerson } from "../names.js";
import { isOpen } from "../state.js";

/** A step of the clocks that may raise a ticket's level. */
export interface EscalationCause {
  eventId: number;
  type: "sla.breached" | "sla.escalation_due";
  ticketId: number;
  metric: Metric;
  cycle: number;
}

/**
 * Escalates a ticket to its team's supervisor because of its clocks: at the escalation step always, at a breach when
 * nothing has escalated it before. Without a supervisor `to` is null and admins stand in. The same cause escalates
 * once, however often it is handled; a ticket that is no longer worked on is left alone.
 */
export async function escalateBySla(work: Work, cause: EscalationCause): Promise<boolean> {
  const ticket = await holdTicket(work, cause.ticketId);
  if (!ticket || ticket.hiddenAt || ticket.isSample || !isOpen(ticket.status)) return false;
  if (await wasHandled(work, cause)) return false;
  if (cause.type === "sla.breached") {
    if (ticket.escalationLevel > 0 || !(await claimEscalation(work, ticket.id, cause.metric, cause.cycle)))
      return false;
  }
  const escalated = await changeTicket(work, ticket, { escalationLevel: ticket.escalationLevel + 1 });
  const to = await namedPerson(work, await supervisorIdOf(work, ticket.teamId));
  await recordOn(work, escalated, {
    type: "ticket.escalated",
    isInternal: true,
    data: { level: escalated.escalationLevel, to, by: "sla", metric: cause.metric, cause: cause.eventId },
  });
  return true;
}

async function wasHandled(work: Work, { ticketId, eventId }: EscalationCause): Promise<boolean> {
  const earlier = await work.one(
    "SELECT 1 FROM events WHERE ticket_id = $1 AND type = 'ticket.escalated' AND data->'cause' = to_jsonb($2::bigint)",
    [ticketId, eventId],
  );
  return earlier !== null;
}
