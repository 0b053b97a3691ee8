import { jobStates } from "../../contract/schemas/jobs.js";
import type { DeskProcess, Job, JobCounts } from "../../contract/index.js";
import { ticketNumber } from "../tickets/index.js";
import type { CountRow, JobRow, ProcessRow } from "./queries.js";

/** @param visible the tickets the reader may know of: a job about another says nothing of it. */
export function presentJob(row: JobRow, visible: ReadonlySet<number>): Job {
  const ticketId = row.ticket_id !== null && visible.has(row.ticket_id) ? row.ticket_id : null;
  return {
    id: row.id,
    task: row.task,
    state: row.state,
    attempts: row.attempts,
    max_attempts: row.max_attempts,
    run_at: row.run_at.toISOString(),
    last_error: row.last_error,
    created_at: row.created_at.toISOString(),
    event_id: row.event_id,
    mail_id: row.mail_id,
    ticket: ticketId === null ? null : { id: ticketId, number: ticketNumber(ticketId) },
  };
}

export function presentCounts(rows: readonly CountRow[], oldestDue: Date | null): JobCounts {
  const tasks = [...new Set(rows.map(({ task }) => task))];
  return {
    total: sums(rows),
    tasks: tasks.map((task) => ({ task, counts: sums(rows.filter((row) => row.task === task)) })),
    oldest_due_at: oldestDue?.toISOString() ?? null,
  };
}

function sums(rows: readonly CountRow[]): JobCounts["total"] {
  const entries = jobStates.map((state) => [
    state,
    rows.filter((row) => row.state === state).reduce((sum, row) => sum + row.count, 0),
  ]);
  return Object.fromEntries(entries) as JobCounts["total"];
}

export function presentProcess(row: ProcessRow): DeskProcess {
  return {
    id: row.id,
    host: row.host,
    pid: row.pid,
    started_at: row.started_at.toISOString(),
    seen_at: row.seen_at.toISOString(),
    state: row.state,
    jobs_running: row.jobs_running,
  };
}
