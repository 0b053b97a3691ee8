import type { Queries } from "../../../platform/db.js";
import type { Work } from "../../../platform/work.js";

const scanTask = "scan_file";
/** One file at a time, in all processes together: a scanner that hangs keeps one worker busy and no more. */
const queue = "scan";
/** As many as the queue can count: a file is not given up because its scanner was away for days. */
const maxAttempts = 32_767;
/** Files from before there was a scanner that lie in the queue at a time, behind all new ones. */
const olderAtOnce = 200;

/** Has a file looked into, in the transaction in which it comes. */
export const addScan = (work: Work, id: string): Promise<void> =>
  work.addJob(scanTask, { attachment_id: id }, { key: `scan:${id}`, queue, maxAttempts });

const addMissing = (where: string, priority: number, limit: string) => `
  SELECT count(*) FROM (
    SELECT a.id FROM attachments a
    WHERE ${where} AND NOT EXISTS (SELECT FROM graphile_worker.jobs j WHERE j.key = 'scan:' || a.id)
    ORDER BY a.created_at LIMIT ${limit}
  ) AS waiting
  CROSS JOIN LATERAL graphile_worker.add_job('${scanTask}', json_build_object('attachment_id', waiting.id),
    queue_name => '${queue}', max_attempts => ${maxAttempts}, job_key => 'scan:' || waiting.id, priority => ${priority})`;

/**
 * Sees to it that every file that nobody has looked into has its job: also one whose job was taken by a process without
 * a scanner, and, a few at a time, those from before there was one.
 */
export async function addMissingScans(queries: Queries): Promise<void> {
  await queries.rows(addMissing("a.scan_state = 'pending'", 0, "1000"));
  const queued = `(SELECT count(*) FROM graphile_worker.jobs WHERE task_identifier = '${scanTask}' AND attempts = 0)`;
  await queries.rows(addMissing("a.scan_state = 'unscanned'", 10, `greatest(0, ${olderAtOnce} - ${queued})`));
}

/** The queue waits up to six hours after many failures; whoever waits for a file shall wait minutes once the scanner is back. */
export async function hastenScans(queries: Queries): Promise<void> {
  await queries.rows(
    `SELECT count(*) FROM graphile_worker.reschedule_jobs(
       ARRAY(SELECT id FROM graphile_worker.jobs
              WHERE task_identifier = $1 AND locked_at IS NULL AND run_at > clock_timestamp() + interval '5 minutes'),
       run_at => clock_timestamp() + interval '5 minutes')`,
    [scanTask],
  );
}
