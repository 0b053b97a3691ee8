import { hostname } from "node:os";
import type { Queries } from "./db.js";

/** A process is taken for dead, and its jobs for free, when it has said nothing for this long. */
const SILENT_AFTER_SECONDS = 60;

/**
 * Says that a worker is alive. By the database's real clock: machines' clocks differ, and the desk's own can be set.
 * A worker that was silent too long and lives after all is simply there again.
 */
export async function beat(db: Queries, workerId: string): Promise<void> {
  await db.rows(
    `INSERT INTO processes (worker_id, host, pid, started_at, seen_at)
     VALUES ($1, $2, $3, clock_timestamp(), clock_timestamp())
     ON CONFLICT (worker_id) DO UPDATE SET seen_at = clock_timestamp()`,
    [workerId, hostname(), process.pid],
  );
}

/** Says that a worker has ended in order, and gives back the jobs it did not get done. */
export async function signOff(db: Queries, workerId: string): Promise<void> {
  await db.rows(
    `WITH gone AS (DELETE FROM processes WHERE worker_id = $1)
     SELECT graphile_worker.force_unlock_workers(ARRAY[$1])`,
    [workerId],
  );
}

/**
 * Frees the jobs of workers that fell silent, so that others take them up. Deleting the row claims the worker: of
 * several processes that look at once, one frees it. A worker killed before its first heartbeat has no row; the age of
 * its lock tells then.
 *
 * @returns the ids of the workers given up.
 */
export async function freeJobsOfSilent(db: Queries, silentAfterSeconds = SILENT_AFTER_SECONDS): Promise<string[]> {
  const freed = await db.rows<{ workerId: string }>(
    `WITH silent AS (
       DELETE FROM processes WHERE seen_at < clock_timestamp() - make_interval(secs => $1) RETURNING worker_id
     ), nameless AS (
       SELECT DISTINCT locked_by FROM graphile_worker.jobs
        WHERE locked_at < clock_timestamp() - make_interval(secs => $1)
          AND locked_by NOT IN (SELECT worker_id FROM processes)
     ), dead AS (
       SELECT worker_id FROM silent UNION SELECT locked_by FROM nameless
     ), unlocked AS (
       SELECT graphile_worker.force_unlock_workers(array_agg(worker_id)) FROM dead HAVING count(*) > 0
     )
     SELECT worker_id AS "workerId" FROM dead, (SELECT count(*) FROM unlocked) AS done`,
    [silentAfterSeconds],
  );
  return freed.map(({ workerId }) => workerId);
}
