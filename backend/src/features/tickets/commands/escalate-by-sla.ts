import type { Work } from "../../../platform/work.js";
import { supervisorIdOf } from "../../directory/index.js";
import { claimEscalation } from "../../sla/index.js";
import { changeTicket } from "../change-ticket.js";
import { holdToEscalate, type EscalationCause } from "../escalation-cause.js";
import { recordOn } from "../events.js";
import { namedPerson } from "../names.js";

/**
 * Escalates a ticket to its team's supervisor because of a breach, when nothing has escalated it before. Without a
 * supervisor `to` is null and admins stand in.
 */
export async function escalateBySla(work: Work, cause: EscalationCause): Promise<boolean> {
  const ticket = await holdToEscalate(work, cause);
  if (!ticket || ticket.escalationLevel > 0) return false;
  if (!(await claimEscalation(work, ticket.id, cause.metric, cause.cycle))) return false;
  const escalated = await changeTicket(work, ticket, { escalationLevel: ticket.escalationLevel + 1 });
  const to = await namedPerson(work, await supervisorIdOf(work, ticket.teamId));
  await recordOn(work, escalated, {
    type: "ticket.escalated",
    isInternal: true,
    data: { level: escalated.escalationLevel, to, by: "sla", metric: cause.metric, cause: cause.eventId },
  });
  return true;
}
