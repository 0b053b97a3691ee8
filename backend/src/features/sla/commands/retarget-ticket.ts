import type { Work } from "../../../platform/work.js";
import { rematch } from "../engine/rematch.js";
import { loadCase } from "../ticket-case.js";
import { writeLines, type ChangedTicket } from "./write-lines.js";

/**
 * After priority, category or anything else that policies ask about has changed: brings the ticket under the policy that
 * matches it now. The caller holds the ticket's row, and has changed it.
 */
export async function retargetTicket(work: Work, ticket: ChangedTicket): Promise<void> {
  const found = await loadCase(work, ticket.id);
  if (!found) throw new Error(`There is no ticket ${ticket.id}`);
  await writeLines(work, ticket, found.events, rematch(found, work.now), found.book);
}
