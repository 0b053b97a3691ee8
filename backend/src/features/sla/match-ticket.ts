import type { Queries } from "../../platform/db.js";
import { firstMatch, type MatchFacts, type OrderedPolicy } from "./engine/match.js";
import {
  factsColumns,
  offerColumns,
  parseFacts,
  parseOffer,
  type FactsRow,
  type Offer,
  type OfferJson,
} from "./policies/ordered.js";

/** A ticket's facts and the policy that matches them now. */
export interface Matched extends Offer {
  facts: MatchFacts;
  policy: OrderedPolicy | null;
}

/** What is to be promised to a ticket as it is now. @throws Error when there is no such ticket. */
export async function matchTicket(queries: Queries, ticketId: number, now: Date): Promise<Matched> {
  const row = await queries.one<FactsRow & OfferJson>(
    `SELECT ${factsColumns}, ${offerColumns} FROM tickets t JOIN people customer ON customer.id = t.customer_id WHERE t.id = $1`,
    [ticketId],
  );
  if (!row) throw new Error(`There is no ticket ${ticketId}`);
  const offer = await parseOffer(queries, row);
  const facts = parseFacts(row);
  return { ...offer, facts, policy: firstMatch(offer.policies, facts, now) };
}
