import type { Queries } from "../../platform/db.js";
import type { EscalationStep } from "./engine/types.js";
import { policyRefs } from "./rulebook.js";
import { policyVersionsOf, type PolicyVersionRef } from "./policies/known-versions.js";

/** A step of the chain that came due: what is to be done. @param level counts from 1. */
export async function escalationStep(
  queries: Queries,
  policyVersionId: number,
  level: number,
): Promise<EscalationStep> {
  const row = await queries.one<{ refs: PolicyVersionRef[] | null }>(`SELECT ${policyRefs("v.id = $1")} AS refs`, [
    policyVersionId,
  ]);
  const step = (await policyVersionsOf(queries, row?.refs ?? [])).get(policyVersionId)?.steps[level - 1];
  if (!step) throw new Error(`Policy version ${policyVersionId} has no step ${level}`);
  return step;
}
