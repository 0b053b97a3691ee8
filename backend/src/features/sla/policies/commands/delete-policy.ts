import { AppError } from "../../../../platform/errors.js";
import type { Work } from "../../../../platform/work.js";
import { requireSlaManager } from "../../calendars/policy.js";
import { endRunOf } from "../../runs/end-run.js";
import { lockPolicy } from "../lock-policies.js";

/**
 * Takes a policy out of use. Open tickets keep what it promised.
 *
 * @throws AppError 404, 409 `sla_policy.default`: a ticket that no other policy matches needs that one.
 */
export async function deletePolicy(work: Work, id: number): Promise<void> {
  requireSlaManager(work.actor);
  const policy = await lockPolicy(work, id);
  if (policy.isDefault)
    throw new AppError("sla_policy.default", 409, `${policy.name} is the default policy: it cannot be deleted`);
  await endRunOf(work, id);
  await work.rows(
    "UPDATE sla_policies SET deleted_at = $2, changed_at = $2, changed_by = $3, version = version + 1 WHERE id = $1",
    [id, work.now, work.actor.id],
  );
  await work.record({
    type: "sla_policy.deleted",
    object: { kind: "sla_policy", id },
    data: { policy_id: id, name: policy.name },
    details: { changes: { name: { from: policy.name, to: null } } },
  });
}
