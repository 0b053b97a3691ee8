import type { Status } from "../../contract/index.js";
import type { Queries } from "../../platform/db.js";
import type { MatchFacts } from "./engine/match.js";
import { historyColumns, parseHistory, type HistoryJson, type SlaHistory } from "./history.js";
import {
  factsColumns,
  offeredColumn,
  offerOf,
  parseFacts,
  type FactsRow,
  type Offer,
  type OfferJson,
} from "./policies/ordered.js";

/** A ticket with all that decides what is promised about it: its log, its facts, and what is on offer now. */
export interface TicketCase extends SlaHistory, Offer {
  ticketId: number;
  status: Status;
  receivedAt: Date | null;
  facts: MatchFacts;
}

type CaseRow = HistoryJson &
  FactsRow &
  Omit<OfferJson, "sla_newest"> & { id: number; status: Status; received_at: Date | null };

/**
 * When a ticket `t` reached the desk, as a select item; null where it came from elsewhere: nobody here promised anything before
 * it did.
 */
export const receivedColumn = "CASE WHEN t.channel <> 'import' THEN t.received_at END AS received_at";

/** @returns null when there is no such ticket. */
export async function loadCase(queries: Queries, ticketId: number): Promise<TicketCase | null> {
  const row = await queries.one<CaseRow>(
    `SELECT t.id, t.status, ${receivedColumn}, ${factsColumns}, ${offeredColumn}, ${historyColumns("t.id")}
     FROM tickets t JOIN people customer ON customer.id = t.customer_id WHERE t.id = $1`,
    [ticketId],
  );
  if (!row) return null;
  const history = await parseHistory(queries, row, row.offered ?? []);
  return {
    ...history,
    ...offerOf(row, history.book),
    ticketId: row.id,
    status: row.status,
    receivedAt: row.received_at,
    facts: parseFacts(row),
  };
}
