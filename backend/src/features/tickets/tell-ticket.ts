import type { TellTicket } from "../attachments/index.js";
import { recordOn } from "./events.js";
import { ticketFacts } from "./facts.js";

/** What became of a file is written down on its ticket, whose version stays: nobody's unsaved change is made stale by it. */
export const tellTicket: TellTicket = async (work, ticketId, news) => {
  const ticket = await ticketFacts(work, ticketId);
  if (!ticket) throw new Error(`Ticket ${ticketId} is gone`);
  await recordOn(work, ticket, news);
};
