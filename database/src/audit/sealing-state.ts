import { eventOf } from "./form.js";
import type { AuditQueries } from "./queries.js";

/** How far sealing is behind the events. */
export interface SealingState {
  /** Events that have no seal yet. */
  waiting: number;
  /** Seconds since the oldest of them was written; 0 when none waits. */
  lagSeconds: number;
  /**
   * Age in seconds of the oldest open transaction that has written something: sealing waits for its end. Null when there is
   * none; those of other database roles cannot be seen.
   */
  oldestTransactionSeconds: number | null;
}

/** Reads what lies behind the last sealed event, so it costs as much as waits there. */
export async function sealingState(queries: AuditQueries): Promise<SealingState> {
  const [state] = await queries.rows<SealingState>(
    `WITH last AS MATERIALIZED (
       SELECT e.xid, e.id FROM event_seals s CROSS JOIN LATERAL ${eventOf("s.event_id")} AS e ORDER BY s.seq DESC LIMIT 1
     )
     SELECT count(*)::int AS waiting,
            coalesce(greatest(extract(epoch FROM app_now() - min(created_at)), 0), 0)::float8 AS "lagSeconds",
            (SELECT extract(epoch FROM clock_timestamp() - min(begun))::float8
               FROM (SELECT xact_start AS begun FROM pg_stat_activity WHERE backend_xid IS NOT NULL AND pid <> pg_backend_pid()
                     UNION ALL SELECT prepared FROM pg_prepared_xacts) AS open) AS "oldestTransactionSeconds"
       FROM events
      WHERE (xid, id) > (coalesce((SELECT xid FROM last), '0'::xid8), coalesce((SELECT id FROM last), 0))`,
  );
  if (!state) throw new Error("count(*) had no answer");
  return state;
}
