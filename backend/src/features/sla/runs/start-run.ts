import { forbidden, notFound } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import type { Changed } from "../engine/reapply.js";
import { countConcerned } from "./concerned-tickets.js";
import { holdRun, objectOfRun } from "./queries.js";

/**
 * Begins to bring a policy or calendar, as it is now, to the open tickets, in the background. While that runs, whoever asks
 * again is shown the one that runs, which begins anew, since things may have changed meanwhile.
 *
 * @throws AppError 403, 404 for what does not exist or was deleted.
 * @returns the run's id.
 */
export async function startRun(work: Work, changed: Changed): Promise<number> {
  if (!work.actor.may("sla.manage")) throw forbidden("set up promises");
  const { policyId = null, calendarId = null } = { policyId: null, calendarId: null, ...changed };
  // The row is held, so that two who ask at once begin one run.
  const thing = await work.one(
    policyId === null
      ? "SELECT 1 FROM calendars WHERE id = $1 AND deleted_at IS NULL FOR UPDATE"
      : "SELECT 1 FROM sla_policies WHERE id = $1 AND deleted_at IS NULL FOR UPDATE",
    [policyId ?? calendarId],
  );
  if (!thing) throw notFound(policyId === null ? "Calendar" : "Policy");
  const of = { policyId, calendarId, total: await countConcerned(work, changed) };
  const id = (await restarted(work, of)) ?? (await begun(work, of));
  // One run after the other: each takes several connections at once, and a few of them would leave none for requests.
  await work.addJob("apply_sla", { run_id: id }, { key: `sla-run:${id}`, queue: "apply_sla" });
  await work.record({
    type: "sla.run_started",
    object: objectOfRun(changed),
    data: { run_id: id, policy_id: policyId, calendar_id: calendarId },
  });
  return id;
}

interface Begun {
  policyId: number | null;
  calendarId: number | null;
  /** Tickets to be looked at. */
  total: number;
}

async function restarted(work: Work, { policyId, calendarId, total }: Begun): Promise<number | null> {
  const running = await work.one<{ id: number }>(
    "SELECT id FROM sla_runs WHERE state = 'running' AND (policy_id = $1 OR calendar_id = $2)",
    [policyId, calendarId],
  );
  // What it is at just now is done first; it may be the last there is.
  const run = running && (await holdRun(work, running.id));
  if (run?.state !== "running") return null;
  await work.rows("UPDATE sla_runs SET last_ticket_id = 0, done = 0, changed = 0, total = $2 WHERE id = $1", [
    run.id,
    total,
  ]);
  return run.id;
}

async function begun(work: Work, { policyId, calendarId, total }: Begun): Promise<number> {
  const row = await work.one<{ id: number }>(
    `INSERT INTO sla_runs (policy_id, calendar_id, total, started_by, created_at) VALUES ($1, $2, $3, $4, $5) RETURNING id`,
    [policyId, calendarId, total, work.actor.id, work.now],
  );
  if (!row) throw new Error("The run was not written");
  return row.id;
}
