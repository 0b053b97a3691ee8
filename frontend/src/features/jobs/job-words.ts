import type { Job } from "@redress/backend/contract";
import { t, type MessageId } from "../../lib/i18n.js";

export const JOB_STATES = ["running", "waiting", "failed", "dead"] as const satisfies readonly Job["state"][];

const TASKS: Readonly<Record<string, MessageId>> = {
  notify: "jobs.task.notify",
  mail: "jobs.task.mail",
  send_mail: "jobs.task.send_mail",
  account_mail: "jobs.task.account_mail",
  reset_request: "jobs.task.reset_request",
  escalate: "jobs.task.escalate",
  guest_mail: "jobs.task.guest_mail",
  guest_track: "jobs.task.guest_track",
  make_sample_data: "jobs.task.make_sample_data",
  import_file: "import.task",
  send_push: "jobs.task.send_push",
  scan_file: "jobs.task.scan_file",
};

/** What a job does, in plain words; its own name where there are none yet. */
export function taskWords(task: string): string {
  const id = Object.hasOwn(TASKS, task) ? TASKS[task] : undefined;
  return id ? t(id) : task;
}
