import { AppError, fieldErrors, notFound } from "../../../../platform/errors.js";
import type { Work } from "../../../../platform/work.js";
import { requireSlaManager } from "../../calendars/policy.js";
import { lockPolicies } from "../lock-policies.js";

/**
 * Moves a policy right before another; null: last before the default one. Places are told by the neighbour and not by a
 * number: two who move at once both get what they saw, one after the other. Where it stands already is no move.
 *
 * @throws AppError 404, 409 `sla_policy.default` for the default one, which stays last, and `sla_policy.moved` when the
 *   neighbour is gone by now.
 */
export async function movePolicy(work: Work, id: number, beforeId: number | null): Promise<void> {
  requireSlaManager(work.actor);
  if (beforeId === id) throw fieldErrors({ before: "A policy cannot stand before itself" });
  const all = await lockPolicies(work);
  const policy = all.find((each) => each.id === id);
  if (!policy) throw notFound("Policy");
  if (policy.isDefault)
    throw new AppError("sla_policy.default", 409, `${policy.name} is the default policy: it stands last`);

  const order = all.map((each) => each.id);
  const others = order.filter((other) => other !== id);
  const last = all.find(({ isDefault }) => isDefault)?.id;
  const at = others.indexOf(beforeId ?? last ?? -1);
  if (at < 0 && beforeId !== null)
    throw new AppError("sla_policy.moved", 409, "The policy it was to stand before has been deleted meanwhile");
  const wanted = others.toSpliced(at < 0 ? others.length : at, 0, id);
  if (wanted.join() === order.join()) return;

  await work.rows(
    `UPDATE sla_policies p SET position = place.n
     FROM unnest($1::bigint[]) WITH ORDINALITY AS place (id, n)
     WHERE p.id = place.id AND p.position <> place.n`,
    [wanted],
  );
  await work.rows("UPDATE sla_policies SET changed_at = $2, changed_by = $3, version = version + 1 WHERE id = $1", [
    id,
    work.now,
    work.actor.id,
  ]);
  const nextOf = (ids: readonly number[]) => ids[ids.indexOf(id) + 1] ?? null;
  await work.record({
    type: "sla_policy.moved",
    object: { kind: "sla_policy", id },
    data: { policy_id: id, name: policy.name },
    details: { changes: { before: { from: nextOf(order), to: nextOf(wanted) } } },
  });
}
