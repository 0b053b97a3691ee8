import { EventEmitter } from "node:events";
import { Logger, runOnce, type WorkerEvents } from "graphile-worker";
import pg from "pg";
import { eventually } from "./eventually.js";
import { toTaskList } from "../src/platform/jobs-tasks.js";
import type { Services } from "../src/platform/services.js";
import { jobNames } from "../src/tasks.js";

/**
 * Runs the jobs that are due, and those that follow from them, in this process, until none is left.
 * @throws the first error of a job, unless failures are part of the test.
 */
export async function runDueJobs(
  services: Services,
  databaseUrl: string,
  { mayFail = false }: { mayFail?: boolean } = {},
): Promise<void> {
  const errors: unknown[] = [];
  const events = new EventEmitter() as WorkerEvents;
  events.on("job:error", ({ error }) => errors.push(error));
  const pools = new Set<string>();
  events.on("job:start", ({ worker }) => pools.add(worker.workerPool.id));
  // The worker does not wait until connections of its own are closed: a test's end, which drops the database, would break them.
  const pgPool = new pg.Pool({ connectionString: databaseUrl });
  pgPool.on("error", (error) => errors.push(error));
  // Also of a connection that the worker has out at that moment, as it asks of every pool.
  pgPool.on("connect", (client) => client.on("error", (error) => errors.push(error)));
  try {
    // A named queue may still be held for a moment by the job before: then the worker finds nothing and ends too early.
    for (let rounds = 0; rounds < 20 && (rounds === 0 || (await isAnyDue(services))); rounds += 1) {
      await runOnce({
        pgPool,
        taskList: toTaskList(services, jobNames),
        concurrency: 1,
        noHandleSignals: true,
        events,
        logger: new Logger(() => () => undefined),
      });
      // The worker does not wait until it is written how its last job went.
      await eventually(() => settled(services, pools));
    }
  } finally {
    await pgPool.end();
  }
  if (!mayFail && errors.length > 0) throw errors[0];
}

async function settled({ db }: Services, pools: ReadonlySet<string>): Promise<void> {
  const row = await db.one("SELECT 1 FROM graphile_worker.jobs WHERE locked_by = ANY ($1::text[]) LIMIT 1", [
    [...pools],
  ]);
  if (row) throw new Error("A job of this run is not settled yet");
}

async function isAnyDue({ db }: Services): Promise<boolean> {
  const row = await db.one<{ due: boolean }>(
    `SELECT EXISTS (SELECT FROM graphile_worker.jobs
                    WHERE run_at <= now() AND locked_at IS NULL AND attempts < max_attempts
                      AND task_identifier = ANY ($1::text[])) AS due`,
    [[...Object.keys(jobNames.consumers), ...Object.keys(jobNames.tasks)]],
  );
  return row?.due ?? false;
}
