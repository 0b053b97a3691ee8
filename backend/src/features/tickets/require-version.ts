import { staleVersion } from "../../platform/errors.js";
import type { Work } from "../../platform/work.js";
import { lockTicket } from "./lock-ticket.js";
import { showTicket } from "./read-ticket.js";
import type { DeskRules } from "./rules.js";

/**
 * Holds the ticket and makes sure that it is still as the caller read it; null asks for nothing.
 *
 * @throws AppError `not_found` (404), `stale_version` (412) with the present state.
 */
export async function requireVersion(
  work: Work,
  ticketId: number,
  version: number | null,
  rules: DeskRules,
): Promise<void> {
  if (version === null) return;
  const ticket = await lockTicket(work, ticketId);
  if (ticket.version !== version) throw staleVersion(await showTicket(work, work.actor, ticketId, rules));
}
