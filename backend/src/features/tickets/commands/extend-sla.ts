import type { Metric } from "../../../contract/index.js";
import type { Work } from "../../../platform/work.js";
import { extendPromise } from "../../sla/index.js";
import { changeTicket } from "../change-ticket.js";
import { recordOn } from "../events.js";
import { clockedTicket, type TicketFacts } from "../facts.js";
import { lockTicketTo } from "../lock-ticket.js";
import { canSetDue } from "../policy.js";

/**
 * Puts a date by law off, once, and tells the customer why.
 *
 * @throws AppError `not_found` (404), `forbidden` (403), `sla.not_extendable` (409).
 */
export async function extendSla(work: Work, ticketId: number, metric: Metric, reason: string): Promise<TicketFacts> {
  const ticket = await lockTicketTo(work, ticketId, canSetDue, "extend this ticket's promises");
  const changed = await changeTicket(work, ticket, {});
  const { fromDueAt, dueAt } = await extendPromise(work, clockedTicket(changed), metric, reason);
  await recordOn(work, changed, {
    type: "sla.extended",
    data: { metric, reason, from_due_at: fromDueAt?.toISOString() ?? null, due_at: dueAt?.toISOString() ?? null },
  });
  return changed;
}
