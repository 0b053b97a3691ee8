import { EventEmitter } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { Logger as WorkerLogger, run, type Runner, type TaskList, type WorkerEvents } from "graphile-worker";
import pg from "pg";
import type { Logger } from "pino";
import type { Database } from "./db.js";
import { beat, freeJobsOfSilent, signOff } from "./jobs-heartbeat.js";

const RESTART_AFTER_MS = [1_000, 5_000, 15_000, 30_000];
/** How long a job may go on once the process is to stop; then it is given back and runs again elsewhere. */
const STOP_WITHIN_MS = 6_000;

export interface JobOptions {
  /** The app role's address. */
  url: string;
  db: Database;
  tasks: TaskList;
  /** Jobs at a time. */
  concurrency: number;
  log: Logger;
  /** Seconds without a heartbeat after which a process counts as dead. */
  silentAfterSeconds?: number;
}

export interface Jobs {
  /** Says that this process lives, and frees the jobs of those that no longer do. Due every ten seconds. */
  heartbeat(): Promise<void>;
  /** Takes no new job, gives back those that do not end in time, and signs off. */
  stop(): Promise<void>;
}

/** Works on the jobs in the database until stopped. A runner that gives up, as in a long outage, is started anew. */
export async function startJobs(options: JobOptions): Promise<Jobs> {
  const { db, log } = options;
  const pool = openPool(options);
  let stopping = false;
  let current = await startRunner(options, pool);

  const restarted = async (): Promise<Running | null> => {
    for (let attempt = 0; !stopping; attempt += 1) {
      await sleep(RESTART_AFTER_MS[Math.min(attempt, RESTART_AFTER_MS.length - 1)]);
      if (stopping) return null;
      try {
        return await startRunner(options, pool);
      } catch (error) {
        log.error({ err: error }, "the job worker could not start");
      }
    }
    return null;
  };

  const supervise = async () => {
    for (;;) {
      const error = await ended(current.runner);
      if (stopping) return;
      log.error({ err: error }, "the job worker ended; starting another");
      const next = await restarted();
      if (!next) return;
      current = next;
      // Stopped while it was starting: nobody else knows of it.
      if (stopping) {
        await stopRunner(next.runner);
        await signOff(db, next.workerId);
        return;
      }
    }
  };
  const supervised = supervise();

  return {
    heartbeat: async () => {
      if (stopping) return;
      await beat(db, current.workerId);
      const dead = await freeJobsOfSilent(db, options.silentAfterSeconds);
      if (dead.length > 0) log.warn({ workers: dead }, "freed the jobs of processes that fell silent");
    },
    stop: async () => {
      if (stopping) return;
      stopping = true;
      await stopRunner(current.runner);
      await signOff(db, current.workerId);
      await Promise.race([supervised, sleep(RESTART_AFTER_MS[0], undefined, { ref: false })]);
      await pool.end();
    },
  };
}

interface Running {
  runner: Runner;
  workerId: string;
}

async function startRunner({ db, tasks, concurrency, log }: JobOptions, pgPool: pg.Pool): Promise<Running> {
  const events = new EventEmitter() as WorkerEvents;
  let workerId: string | null = null;
  events.on("pool:create", ({ workerPool }) => (workerId = workerPool.id));
  // crontab: our own schedule rings; without the empty string a missing file would be complained about.
  const runner = await run({
    pgPool,
    taskList: tasks,
    concurrency,
    noHandleSignals: true,
    crontab: "",
    // A job for later is found by looking: a held message is to go out in the second in which its author expects it.
    pollInterval: 1000,
    events,
    logger: quietLogger(log),
  });
  if (workerId === null) throw new Error("The job worker has no id");
  try {
    await beat(db, workerId);
  } catch (error) {
    await stopRunner(runner);
    throw error;
  }
  return { runner, workerId };
}

/** Resolves when the runner has ended, with the error it ended by. */
async function ended(runner: Runner): Promise<unknown> {
  return runner.promise.then(
    () => null,
    (error: unknown) => error,
  );
}

/** Waits for the jobs at work, but not for ever: signing off gives back what is not done by then. */
async function stopRunner(runner: Runner): Promise<void> {
  const done = runner.stop().catch(() => undefined); // it had ended by itself
  await Promise.race([done, sleep(STOP_WITHIN_MS, undefined, { ref: false })]);
}

/** Connections of its own: a busy desk must not keep jobs from being finished. One more listens for new jobs. */
function openPool({ url, concurrency, log }: JobOptions): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: concurrency + 2, application_name: "redress jobs" });
  // Without listeners an error on a connection, used or idle, would end the process.
  const note = (error: Error) => log.warn({ err: error }, "a connection of the job worker was lost");
  pool.on("error", note);
  pool.on("connect", (client) => client.on("error", note));
  return pool;
}

/** The queue's own words: its errors matter (a job that failed is one), the rest is for debugging. */
function quietLogger(log: Logger): WorkerLogger {
  return new WorkerLogger((scope) => (logLevel, message) => {
    const level: string = logLevel;
    const entry = { worker: scope.workerId, task: scope.taskIdentifier, job: scope.jobId };
    if (level === "error") log.error(entry, message);
    else if (level === "warning") log.warn(entry, message);
    else log.debug(entry, message);
  });
}
