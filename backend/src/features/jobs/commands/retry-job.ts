import { AppError, notFound } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { findJob, type JobRow } from "../queries.js";

/**
 * Has a job run now, with all its attempts anew.
 *
 * @throws AppError 404; 409 `job.running`.
 */
export async function retryJob(work: Work, id: number): Promise<JobRow> {
  const job = await findJob(work, id);
  if (!job) throw notFound("Job");
  // The queue leaves alone what somebody is working on, so this is also true of one that has begun since.
  const changed = await work.one(
    "SELECT id FROM graphile_worker.reschedule_jobs(ARRAY[$1::bigint], run_at => clock_timestamp(), attempts => 0)",
    [id],
  );
  const after = await findJob(work, id);
  if (!after) throw notFound("Job"); // It was done in this very moment.
  if (!changed) throw new AppError("job.running", 409, "The job is running");
  await work.record({
    type: "job.retried",
    object: { kind: "job", id },
    data: { job_id: id, task: job.task, attempts: job.attempts },
  });
  return after;
}
