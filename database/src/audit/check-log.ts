import { checkChain, type ChainEnd } from "./check-chain.js";
import type { AuditQueries } from "./queries.js";

/** The first thing that is not as it was written. */
export interface AuditProblem {
  /** Its place in the chain; null for what has none. */
  seq: number | null;
  eventId: number | null;
  what: string;
}

export interface LogCheck {
  /** The last seal up to which everything is in order. */
  end: ChainEnd;
  problem: AuditProblem | null;
  /** Events that have no seal yet. */
  waiting: number;
  /** The first of them that is older than a minute, and how many there are: sealing should have come to them. */
  overdue: { eventId: number; count: number } | null;
}

/**
 * Holds the whole log against its seals, as one snapshot shows it: for an open REPEATABLE READ transaction. Reads in
 * batches, so it needs the same little memory for any number of events.
 */
export async function checkLog(
  queries: AuditQueries,
  progress: (seq: number) => void = () => undefined,
): Promise<LogCheck> {
  const { end, problem } = await checkChain(queries, progress);
  const unsealed = await findUnsealed(queries);
  return {
    end,
    problem: problem ?? unsealed.problem ?? (await findStrayDetails(queries)),
    waiting: unsealed.waiting,
    overdue: unsealed.overdue,
  };
}

interface Unsealed {
  waiting: string;
  overdue: string;
  first_overdue: string | null;
  slipped_in: string | null;
}

/** An event without a seal waits for one, unless sealing has passed its place: then it was slipped in, or its seal taken out. */
async function findUnsealed(queries: AuditQueries): Promise<Pick<LogCheck, "problem" | "waiting" | "overdue">> {
  const [found] = await queries.rows<Unsealed>(
    `SELECT count(*)::text AS waiting, count(*) FILTER (WHERE old)::text AS overdue, min(id) FILTER (WHERE old)::text AS first_overdue,
            min(id) FILTER (WHERE passed)::text AS slipped_in
       FROM (SELECT e.id, e.created_at < app_now() - interval '1 minute' AS old, (e.xid, e.id) < (last.xid, last.id) AS passed
               FROM events e
               LEFT JOIN LATERAL (
                 SELECT sealed.xid, sealed.id FROM event_seals s JOIN events sealed ON sealed.id = s.event_id ORDER BY s.seq DESC LIMIT 1
               ) AS last ON true
              WHERE NOT EXISTS (SELECT FROM event_seals s WHERE s.event_id = e.id)) AS unsealed`,
  );
  if (!found) throw new Error("count(*) had no answer");
  const first = found.first_overdue;
  return {
    waiting: Number(found.waiting),
    overdue: first === null ? null : { eventId: Number(first), count: Number(found.overdue) },
    problem:
      found.slipped_in === null
        ? null
        : {
            seq: null,
            eventId: Number(found.slipped_in),
            what: "has no seal, but events behind it do: it was slipped in, or its seal was removed",
          },
  };
}

async function findStrayDetails(queries: AuditQueries): Promise<AuditProblem | null> {
  const [stray] = await queries.rows<{ event_id: string | null }>(
    "SELECT min(event_id)::text AS event_id FROM event_details d WHERE NOT EXISTS (SELECT FROM events e WHERE e.id = d.event_id)",
  );
  if (stray?.event_id == null) return null;
  return { seq: null, eventId: Number(stray.event_id), what: "is missing; only its details are there" };
}
