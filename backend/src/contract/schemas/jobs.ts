import { z } from "zod";
import { id, instant, line, listOf, paging } from "./primitives.js";

/**
 * `waiting`: not tried yet; `running`; `failed`: tried in vain, will be tried again at `run_at`; `dead`: all attempts
 * are used up, it stays until somebody has it run again.
 */
export const jobStates = ["running", "waiting", "failed", "dead"] as const;

export const job = z.object({
  id,
  task: z.string(),
  state: z.enum(jobStates),
  attempts: z.number().int(),
  max_attempts: z.number().int(),
  /** When it may run next; for a running one when it began. */
  run_at: instant,
  last_error: z.string().nullable(),
  created_at: instant,
  /** What it is about, where that is known; payloads themselves stay in the queue: they hold links that let people in. */
  event_id: id.nullable(),
  mail_id: id.nullable(),
  ticket: z.object({ id, number: z.string() }).nullable(),
});
export type Job = z.infer<typeof job>;
export const jobPage = listOf(job);
export const listJobsQuery = z.strictObject({
  ...paging,
  state: z.enum(jobStates).optional(),
  task: z.string().max(128).optional(),
});

export const jobCounts = z.object({
  total: z.record(z.enum(jobStates), z.number().int()),
  tasks: z.array(z.object({ task: z.string(), counts: z.record(z.enum(jobStates), z.number().int()) })),
  /** Since when the oldest job that could run by now has been waiting. */
  oldest_due_at: instant.nullable(),
});
export type JobCounts = z.infer<typeof jobCounts>;

/** Which ones are run again: failed ones before their time, dead ones with all their attempts anew. */
export const retryJobsBody = z.strictObject({ state: z.enum(["failed", "dead"]), task: line(128).optional() });
export const retriedJobs = z.object({ retried: z.number().int() });

/** `silent`: it has not been heard of lately; after a minute its jobs are given to others. */
export const processStates = ["alive", "silent"] as const;
export const deskProcess = z.object({
  id: z.string(),
  host: z.string(),
  pid: z.number().int(),
  started_at: instant,
  seen_at: instant,
  state: z.enum(processStates),
  jobs_running: z.number().int(),
});
export type DeskProcess = z.infer<typeof deskProcess>;
export const processList = z.object({ data: z.array(deskProcess) });
