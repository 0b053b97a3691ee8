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
export const matchTicket = (queries: Queries, ticketId: number, now: Date): Promise<Matched> =>
  matchRow(queries, "SELECT * FROM tickets WHERE id = $1", [ticketId], now);

/** Where a ticket would belong that is begun with a part of another. */
export interface SplitPlace {
  splitFrom: number;
  categoryId: number | null;
  departmentId: number | null;
  organizationId: number | null;
}

/** What would be promised to it: the other's customer, channel and priority, and no tag. @throws Error when there is no such other. */
export const matchSplitOff = (queries: Queries, place: SplitPlace, now: Date): Promise<Matched> =>
  matchRow(
    queries,
    `SELECT NULL::bigint AS id, customer_id, priority, channel, $2::bigint AS category_id, $3::bigint AS department_id,
            $4::bigint AS organization_id
     FROM tickets WHERE id = $1`,
    [place.splitFrom, place.categoryId, place.departmentId, place.organizationId],
    now,
  );

/** @param ticket a query for the ticket, there or not, that is judged. */
async function matchRow(queries: Queries, ticket: string, binds: readonly unknown[], now: Date): Promise<Matched> {
  const row = await queries.one<FactsRow & OfferJson>(
    `SELECT ${factsColumns}, ${offerColumns} FROM (${ticket}) AS t JOIN people customer ON customer.id = t.customer_id`,
    binds,
  );
  if (!row) throw new Error("There is no such ticket");
  const offer = await parseOffer(queries, row);
  const facts = parseFacts(row);
  return { ...offer, facts, policy: firstMatch(offer.policies, facts, now) };
}
