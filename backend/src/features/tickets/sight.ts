import type { Actor } from "../../platform/actor.js";
import type { Queries } from "../../platform/db.js";
import { notFound } from "../../platform/errors.js";
import { ticketFacts, type TicketFacts } from "./facts.js";
import { canSee } from "./policy.js";

/** A ticket's facts for somebody who asks. @throws AppError 404 when there is none for them. */
export async function requireSight(queries: Queries, actor: Actor, id: number): Promise<TicketFacts> {
  const ticket = await ticketFacts(queries, id);
  if (!ticket || !canSee(actor, ticket)) throw notFound("Ticket");
  return ticket;
}
