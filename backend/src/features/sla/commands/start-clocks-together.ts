import type { Priority, Status } from "../../../contract/index.js";
import type { Work } from "../../../platform/work.js";
import { beginPromises, judgeChange } from "../engine/changes.js";
import { foldClocks } from "../engine/fold-clocks.js";
import type { PolicyVersion, SlaEvent } from "../engine/types.js";
import { loadDefaultVersion } from "../history.js";
import { clockColumns, clockRow, eventRow, nextDue } from "../store.js";

export interface TicketToPromise {
  id: number;
  priority: Priority;
  /** An open one. */
  status: Status;
}

/**
 * Makes the desk's promises about many tickets that were begun elsewhere, as of now. Only a new one waits for its first
 * response; in the others somebody has been at work. What waits for others begins paused.
 *
 * The promises of a priority and status are the same for all, so they are worked out once and written for each.
 */
export async function startClocksTogether(work: Work, tickets: readonly TicketToPromise[]): Promise<void> {
  if (tickets.length === 0) return;
  const version = await loadDefaultVersion(work);
  if (!version) return;
  const kinds = new Map(tickets.map((ticket) => [kindOf(ticket), ticket]));
  const promised = [...kinds].map(([kind, ticket]) => promisesOf(kind, ticket, version, work.now));
  await work.rows(
    `WITH ticket AS (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS t (id bigint, kind text)
     ), promised AS (
       SELECT * FROM jsonb_to_recordset($2::jsonb) AS p (kind text, lines jsonb, clocks jsonb, due_at timestamptz, warn_at timestamptz)
     ), logged AS (
       INSERT INTO sla_events (ticket_id, metric, cycle, type, at, recorded_at, policy_version_id, data)
       SELECT ticket.id, l.metric, l.cycle, l.type, l.at, l.recorded_at, l.policy_version_id, l.data
       FROM ticket JOIN promised USING (kind),
            ROWS FROM (jsonb_to_recordset(promised.lines) AS (metric text, cycle integer, type text, at timestamptz,
              recorded_at timestamptz, policy_version_id bigint, data jsonb)) WITH ORDINALITY AS l
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
     WHERE tickets.id = ticket.id AND promised.due_at IS NOT NULL`,
    [JSON.stringify(tickets.map((ticket) => ({ id: ticket.id, kind: kindOf(ticket) }))), JSON.stringify(promised)],
  );
}

const kindOf = ({ priority, status }: TicketToPromise) => `${priority} ${status}`;

function promisesOf(kind: string, { priority, status }: TicketToPromise, version: PolicyVersion, now: Date) {
  const versionOf = () => version;
  const begun: SlaEvent[] = beginPromises(version, priority, now, now).filter(
    ({ metric }) => status === "new" || metric !== "first_response",
  );
  const lines =
    status === "new"
      ? begun
      : [...begun, ...judgeChange(begun, versionOf, { kind: "status", to: status, priority }, now)];
  const clocks = foldClocks(lines, versionOf);
  const next = nextDue(clocks);
  return {
    kind,
    lines: lines.map(eventRow),
    clocks: clocks.map((clock) => clockRow(0, clock)),
    due_at: next?.dueAt ?? null,
    warn_at: next?.warnAt ?? null,
  };
}
