import type { Bench } from "../open-bench.js";
import { contradictions } from "./derived-state.js";
import type { DeskPlan } from "./desk-plan.js";

const SAMPLE = 200;

/** What the waves left behind and should not have, or the other way round. */
export async function checkWaves({ db, owner }: Bench, { waves }: DeskPlan): Promise<string[]> {
  const wanted = waves.reduce((sum, { clocks }) => sum + clocks, 0);
  const first = waves[0]?.at;
  const found = await owner.one<Record<string, number>>(
    `SELECT (SELECT count(*) FROM sla_clocks WHERE detected_at >= $1) AS "stamped clocks",
            (SELECT count(*) FROM sla_clocks WHERE detected_at >= $1 AND breached_at = due_at) AS "clocks stamped with their due time",
            (SELECT count(*) FROM sla_events WHERE type = 'breached' AND recorded_at >= $1) AS "lines of the log",
            (SELECT count(*) FROM events WHERE type = 'sla.breached') AS "events",
            (SELECT count(*) FROM (SELECT FROM graphile_worker._private_jobs j JOIN events e ON e.id = (j.payload->>'event_id')::bigint
              WHERE e.type = 'sla.breached' GROUP BY e.id HAVING count(*) = 3) AS all_three) AS "events with three jobs"`,
    [first],
  );
  const late = await db.one<{ n: number }>("SELECT count(*) AS n FROM sla_clocks WHERE next_at <= app_now()");
  const stamped = await db.rows<{ id: number }>(
    "SELECT ticket_id AS id FROM sla_clocks WHERE detected_at >= $1 ORDER BY hashint8(ticket_id) LIMIT $2",
    [first, SAMPLE],
  );
  return [
    ...Object.entries(found ?? {}).flatMap(([what, n]) => (n === wanted ? [] : [`${n} ${what}, not ${wanted}`])),
    ...(late?.n === 0 ? [] : [`${late?.n} clocks were left though they are due`]),
    ...(await contradictions(
      db,
      stamped.map(({ id }) => id),
    )),
  ];
}
