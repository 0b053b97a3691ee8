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

/** The desk's time, for reads that happen outside a unit of work. */
export async function readClock(queries: Queries): Promise<Date> {
  const row = await queries.one<{ now: Date }>("SELECT app_now() AS now");
  if (!row) throw new Error("The database told no time");
  return row.now;
}
