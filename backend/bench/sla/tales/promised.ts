import { loadOffer } from "../../../src/features/sla/policies/ordered.js";
import type { Queries } from "../../../src/platform/db.js";
import type { Promised } from "./tales.js";

/** What a new desk promises everybody, round the clock. */
export async function readPromised(queries: Queries): Promise<Promised> {
  const { book, policies } = await loadOffer(queries);
  const [policy] = policies;
  if (!policy?.version.isDefault) throw new Error("There is another policy than the one every desk has");
  return { book, version: policy.version };
}
