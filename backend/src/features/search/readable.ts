import type { Actor } from "../../platform/actor.js";

/**
 * What an actor may know of a ticket that they see, as weights of its words (migration 0049): A and B are what its customer
 * reads, C what only staff read, D internal notes.
 */
export function readableWeights(actor: Actor): string {
  if (!actor.isStaff) return "AB";
  return actor.may("ticket.read_notes") ? "ABCD" : "ABC";
}

/**
 * A condition on `t`: its words are as public as they say. Those of tickets that wait to be written anew may be of a field that is for
 * staff alone by now (migration 0063); staff read it before and after.
 */
export const hasSettledWords = (actor: Actor): string =>
  actor.isStaff ? "true" : "NOT EXISTS (SELECT FROM search_rewrites r WHERE r.ticket_id = t.id)";

/** `readableWeights` for a query. Of who reads everything nothing is asked: a weight is not in the index, so each ticket would be read for it. */
export function askedWeights(actor: Actor): string {
  const weights = readableWeights(actor);
  return weights === "ABCD" ? "" : weights;
}
