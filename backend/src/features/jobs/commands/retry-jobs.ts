import type { Work } from "../../../platform/work.js";
import { stateOfJob } from "../queries.js";

/** Has all failed, or all dead, jobs run now with all their attempts anew; or only those of one task. Returns how many. */
export async function retryJobs(work: Work, state: "failed" | "dead", task: string | null): Promise<number> {
  const row = await work.one<{ retried: number }>(
    `SELECT count(*) AS retried FROM graphile_worker.reschedule_jobs(
       ARRAY(SELECT j.id FROM graphile_worker.jobs j
              WHERE ${stateOfJob} = $1 AND ($2::text IS NULL OR j.task_identifier = $2)),
       run_at => clock_timestamp(), attempts => 0)`,
    [state, task],
  );
  const retried = row?.retried ?? 0;
  if (retried > 0)
    await work.record({
      type: "jobs.retried",
      object: { kind: "desk", id: 1 },
      data: { state, ...(task !== null && { task }), retried },
    });
  return retried;
}
