import { forbidden, notFound } from "../../platform/errors.js";
import type { Work } from "../../platform/work.js";
import type { Actor } from "../../platform/actor.js";
import { holdTicket, type TicketFacts } from "./facts.js";
import { canSee } from "./policy.js";

/** The ticket, held for the actor until the transaction ends. @throws AppError 404 when there is none for them. */
export async function lockTicket(work: Work, id: number): Promise<TicketFacts> {
  const ticket = await holdTicket(work, id);
  if (!ticket || !canSee(work.actor, ticket)) throw notFound("Ticket");
  return ticket;
}

/** The same for those who may do something with it. @throws AppError 403 for the others; `what` completes "You may not …". */
export async function lockTicketTo(
  work: Work,
  id: number,
  may: (actor: Actor, ticket: TicketFacts) => boolean,
  what: string,
): Promise<TicketFacts> {
  const ticket = await lockTicket(work, id);
  if (!may(work.actor, ticket)) throw forbidden(what);
  return ticket;
}
