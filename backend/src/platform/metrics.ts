import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import type { Queries } from "./db.js";

/** What /metrics shows; the HTTP layer adds its own to the same registry. */
export function createMetrics(db: Queries, live: { size(): number }): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  watchJobs(registry, db);
  watchSockets(registry, live);
  return registry;
}

/** Counted when somebody asks. Dead letters are jobs that have used up their attempts: they stay until someone looks. */
function watchJobs(registry: Registry, db: Queries): void {
  new Gauge({
    name: "redress_jobs",
    help: "Jobs in the queue by task and state: waiting, retrying, running or failed for good",
    labelNames: ["task", "state"],
    registers: [registry],
    async collect() {
      const rows = await db.rows<{ task: string; state: string; count: number }>(
        `SELECT task_identifier AS task,
                CASE WHEN locked_at IS NOT NULL THEN 'running' WHEN attempts >= max_attempts THEN 'failed'
                     WHEN attempts > 0 THEN 'retrying' ELSE 'waiting' END AS state,
                count(*) AS count
           FROM graphile_worker.jobs GROUP BY 1, 2`,
      );
      this.reset();
      for (const { task, state, count } of rows) this.set({ task, state }, count);
    },
  });
}

function watchSockets(registry: Registry, live: { size(): number }): void {
  new Gauge({
    name: "redress_sockets",
    help: "Open live connections",
    registers: [registry],
    collect() {
      this.set(live.size());
    },
  });
}
