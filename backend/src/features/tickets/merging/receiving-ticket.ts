import type { Work } from "../../../platform/work.js";
import type { TicketFacts } from "../facts.js";
import { lockTicket } from "../lock-ticket.js";

/** The ticket that takes what is written to a number, held: itself, or the one that it was merged into. @throws AppError 404. */
export async function lockReceiving(work: Work, id: number): Promise<TicketFacts> {
  const ticket = await lockTicket(work, id);
  return ticket.mergedInto === null ? ticket : lockReceiving(work, ticket.mergedInto);
}
