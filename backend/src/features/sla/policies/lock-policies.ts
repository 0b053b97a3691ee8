import { notFound } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { listPolicies, type SavedPolicy } from "./queries.js";

const POLICIES_LOCK = 8_203_012;

/**
 * All policies in their order, held until the transaction ends: what is judged about them stays true, whoever else
 * arranges them at the same time.
 */
export async function lockPolicies(work: Work): Promise<SavedPolicy[]> {
  await work.rows("SELECT pg_advisory_xact_lock($1)", [POLICIES_LOCK]);
  return listPolicies(work);
}

/** One of them. @throws AppError 404. */
export async function lockPolicy(work: Work, id: number): Promise<SavedPolicy> {
  const policy = (await lockPolicies(work)).find((each) => each.id === id);
  if (!policy) throw notFound("Policy");
  return policy;
}
