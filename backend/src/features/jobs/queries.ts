import type { DeskProcess, Job } from "../../contract/index.js";
import type { Queries } from "../../platform/db.js";

export interface JobRow {
  id: number;
  task: string;
  state: Job["state"];
  attempts: number;
  max_attempts: number;
  run_at: Date;
  last_error: string | null;
  created_at: Date;
  event_id: number | null;
  mail_id: number | null;
  ticket_id: number | null;
}

/** A job's state, from the queue's public view `j`. Attempts count from the moment a job begins. */
export const stateOfJob = `CASE WHEN j.locked_at IS NOT NULL THEN 'running' WHEN j.attempts >= j.max_attempts THEN 'dead'
  WHEN j.attempts > 0 THEN 'failed' ELSE 'waiting' END`;

/**
 * What jobs are about. The queue's view shows no payload, so this one query looks into the table behind it, and takes
 * two numbers out and nothing else: payloads hold addresses, and links that let people in.
 */
const jobsWithReferences = `
  SELECT j.id, j.task_identifier AS task, ${stateOfJob} AS state, j.attempts, j.max_attempts,
         coalesce(j.locked_at, j.run_at) AS run_at, left(j.last_error, 1000) AS last_error, j.created_at,
         r.event_id, r.mail_id, e.ticket_id
  FROM graphile_worker.jobs j
  JOIN graphile_worker._private_jobs p ON p.id = j.id
  CROSS JOIN LATERAL (SELECT ${numberIn("event_id")} AS event_id, ${numberIn("mail_id")} AS mail_id) r
  LEFT JOIN mails m ON m.id = r.mail_id
  LEFT JOIN events e ON e.id = coalesce(r.event_id, m.event_id)`;

function numberIn(field: string): string {
  return `CASE WHEN json_typeof(p.payload) = 'object' AND p.payload ->> '${field}' ~ '^[0-9]{1,15}$' THEN (p.payload ->> '${field}')::bigint END`;
}

/** Newest first, keyset by id. */
export async function listJobs(
  queries: Queries,
  filter: { before: number | null; offset: number; limit: number; state?: string; task?: string },
): Promise<JobRow[]> {
  return queries.rows<JobRow>(
    `${jobsWithReferences}
     WHERE ($1::bigint IS NULL OR j.id < $1) AND ($2::text IS NULL OR ${stateOfJob} = $2)
       AND ($3::text IS NULL OR j.task_identifier = $3)
     ORDER BY j.id DESC OFFSET $4 LIMIT $5`,
    [filter.before, filter.state ?? null, filter.task ?? null, filter.offset, filter.limit],
  );
}

export async function findJob(queries: Queries, id: number): Promise<JobRow | null> {
  return queries.one<JobRow>(`${jobsWithReferences} WHERE j.id = $1`, [id]);
}

export interface CountRow {
  task: string;
  state: Job["state"];
  count: number;
}

export async function countJobs(queries: Queries): Promise<CountRow[]> {
  return queries.rows<CountRow>(
    `SELECT j.task_identifier AS task, ${stateOfJob} AS state, count(*) AS count
     FROM graphile_worker.jobs j GROUP BY 1, 2 ORDER BY 1`,
  );
}

/** Since when the oldest job waits that could run by now. By the queue's own clock, the database's real one. */
export async function oldestDue(queries: Queries): Promise<Date | null> {
  const row = await queries.one<{ run_at: Date | null }>(
    `SELECT min(run_at) AS run_at FROM graphile_worker.jobs
     WHERE locked_at IS NULL AND attempts < max_attempts AND run_at <= clock_timestamp()`,
  );
  return row?.run_at ?? null;
}

export interface ProcessRow {
  id: string;
  host: string;
  pid: number;
  started_at: Date;
  seen_at: Date;
  state: DeskProcess["state"];
  jobs_running: number;
}

/** Two heartbeats may fail to come; the third makes a process silent. */
export async function listProcesses(queries: Queries): Promise<ProcessRow[]> {
  return queries.rows<ProcessRow>(
    `SELECT p.worker_id AS id, p.host, p.pid, p.started_at, p.seen_at,
       CASE WHEN p.seen_at < clock_timestamp() - interval '30 s' THEN 'silent' ELSE 'alive' END AS state,
       (SELECT count(*) FROM graphile_worker.jobs j WHERE j.locked_by = p.worker_id) AS jobs_running
     FROM processes p ORDER BY p.started_at, p.worker_id`,
  );
}
