import type { Status } from "../../../contract/index.js";
import type { Work } from "../../../platform/work.js";
import { beginPromises, judgeChange } from "../engine/changes.js";
import { foldClocks } from "../engine/fold-clocks.js";
import { firstMatch, type OrderedPolicy } from "../engine/match.js";
import type { Rulebook, SlaEvent } from "../engine/types.js";
import { factsColumns, loadOffer, parseFacts, type FactsRow } from "../policies/ordered.js";
import { clockColumns, clockRow, eventColumns, eventRecord, eventRow, nextOf } from "../store.js";

type PromisedTicket = FactsRow & { id: number; status: Status };

/**
 * Makes the desk's promises about many open tickets that were begun elsewhere, as of now. Only a new one waits for its
 * first response; in the others somebody has been at work. What waits for others begins paused.
 *
 * The promises of a policy, priority and status are the same for all, so they are worked out once and written for each.
 */
export async function startClocksTogether(work: Work, ticketIds: readonly number[]): Promise<void> {
  if (ticketIds.length === 0) return;
  const { policies, book } = await loadOffer(work);
  const tickets = await work.rows<PromisedTicket>(
    `SELECT t.id, t.status, ${factsColumns} FROM tickets t JOIN people customer ON customer.id = t.customer_id WHERE t.id = ANY ($1::bigint[])`,
    [ticketIds],
  );
  const kinds = new Map<string, ReturnType<typeof promisesOf>>();
  const ticketKinds = tickets.flatMap((ticket) => {
    const policy = firstMatch(policies, parseFacts(ticket), work.now);
    if (!policy) return [];
    const kind = `${policy.version.id} ${ticket.priority} ${ticket.status}`;
    if (!kinds.has(kind)) kinds.set(kind, promisesOf(kind, ticket, policy, book, work.now));
    return [{ id: ticket.id, kind }];
  });
  await work.rows(statement, [JSON.stringify(ticketKinds), JSON.stringify([...kinds.values()])]);
}

function promisesOf(
  kind: string,
  { priority, status }: PromisedTicket,
  { version }: OrderedPolicy,
  book: Rulebook,
  now: Date,
) {
  const begun: SlaEvent[] = beginPromises(book, version, priority, now, now).filter(
    ({ metric }) => status === "new" || metric !== "first_response",
  );
  const lines =
    status === "new" ? begun : [...begun, ...judgeChange(begun, book, { kind: "status", to: status, priority }, now)];
  const clocks = foldClocks(lines, book);
  return {
    kind,
    lines: lines.map(eventRow),
    clocks: clocks.map((clock) => clockRow(0, clock)),
    ...nextOf(clocks),
  };
}

const statement = `
  WITH ticket AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS t (id bigint, kind text)
  ), promised AS (
    SELECT * FROM jsonb_to_recordset($2::jsonb) AS p (kind text, lines jsonb, clocks jsonb, due_at timestamptz, warn_at timestamptz)
  ), logged AS (
    INSERT INTO sla_events (ticket_id, ${eventColumns})
    SELECT ticket.id, ${eventColumns}
    FROM ticket JOIN promised USING (kind),
         ROWS FROM (jsonb_to_recordset(promised.lines) AS (${eventRecord})) WITH ORDINALITY AS l
    ORDER BY ticket.id, l.ordinality
  ), derived AS (
    INSERT INTO sla_clocks (${clockColumns.join(", ")})
    SELECT ticket.id, ${clockColumns
      .slice(1)
      .map((column) => `c.${column}`)
      .join(", ")}
    FROM ticket JOIN promised USING (kind), jsonb_populate_recordset(NULL::sla_clocks, promised.clocks) AS c
  )
  UPDATE tickets SET next_due_at = promised.due_at, next_warn_at = promised.warn_at
  FROM ticket JOIN promised USING (kind)
  WHERE tickets.id = ticket.id AND promised.due_at IS NOT NULL`;
