import { z } from "zod";
import type { Endpoint } from "../endpoint.js";
import * as jobs from "../schemas/jobs.js";
import { idText } from "../schemas/primitives.js";

const common = { tag: "Jobs", access: { permission: "jobs.manage" } } as const;

export const jobEndpoints = {
  listJobs: {
    ...common,
    summary: "List background jobs, newest first",
    query: jobs.listJobsQuery,
    responses: { 200: jobs.jobPage },
  },
  countJobs: {
    ...common,
    summary: "How many jobs there are, by state and task",
    responses: { 200: jobs.jobCounts },
  },
  retryJob: {
    ...common,
    summary: "Run a job now, with all its attempts anew",
    description: "409 `job.running` while it runs.",
    idempotent: true,
    params: z.strictObject({ id: idText }),
    responses: { 200: jobs.job },
    errors: [404, 409],
  },
  retryJobs: {
    ...common,
    summary: "Run all failed or all dead jobs again, or those of one task",
    idempotent: true,
    body: jobs.retryJobsBody,
    responses: { 200: jobs.retriedJobs },
  },
  listProcesses: {
    ...common,
    summary: "The processes that work on jobs, oldest first",
    responses: { 200: jobs.processList },
  },
} as const satisfies Record<string, Endpoint>;
