import type { Queries } from "../../platform/db.js";
import type { MayDownload } from "../attachments/index.js";
import { ticketFacts } from "./facts.js";
import { canSee, seesInternal } from "./policy.js";

/** Who may have a ticket's files: whoever sees the ticket, and with an internal note whoever reads those. */
export function mayDownload(queries: Queries): MayDownload {
  return async (actor, { ticketId, isInternal }) => {
    if (isInternal && !seesInternal(actor)) return false;
    const ticket = await ticketFacts(queries, ticketId);
    return ticket !== null && canSee(actor, ticket);
  };
}
