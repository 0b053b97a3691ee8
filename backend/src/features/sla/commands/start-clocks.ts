import type { Work } from "../../../platform/work.js";
import { beginPromises } from "../engine/changes.js";
import { foldClocks } from "../engine/fold-clocks.js";
import { matchTicket } from "../match-ticket.js";
import { store } from "../store.js";

/**
 * Makes the desk's promises about a new ticket: those of the first policy that matches it, in its newest version.
 *
 * @param receivedAt from when time is counted; what is already overdue is found by the next tick.
 */
export async function startClocks(work: Work, ticketId: number, receivedAt: Date): Promise<void> {
  const { policy, book, facts } = await matchTicket(work, ticketId, work.now);
  if (!policy) return;
  const lines = beginPromises(book, policy.version, facts.priority, receivedAt, work.now);
  await store(work, [{ ticketId, lines, clocks: foldClocks(lines, book) }]);
}
