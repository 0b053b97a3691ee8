import type { Work } from "../../../platform/work.js";
import { holdRun, objectOfRun } from "./queries.js";

/**
 * A policy is about to go: its run ends where it is, once what it is at just now is done. Going on without the policy,
 * it would move the tickets it has not reached to another one, while those it has reached keep this one.
 */
export async function endRunOf(work: Work, policyId: number): Promise<void> {
  // Nobody begins one meanwhile: that takes the policy's row first, too.
  await work.rows("SELECT 1 FROM sla_policies WHERE id = $1 FOR UPDATE", [policyId]);
  const running = await work.one<{ id: number }>("SELECT id FROM sla_runs WHERE state = 'running' AND policy_id = $1", [
    policyId,
  ]);
  if (!running) return;
  await holdRun(work, running.id);
  await work.rows("UPDATE sla_runs SET state = 'done', finished_at = $2 WHERE id = $1 AND state = 'running'", [
    running.id,
    work.now,
  ]);
  await work.record({
    type: "sla.run_finished",
    object: objectOfRun({ policyId }),
    data: { run_id: running.id, policy_deleted: true },
  });
}
