import type { Work } from "../../platform/work.js";
import { rankAssignees, type Candidate, type Wanted } from "./rank-assignees.js";

/** Any number will do, as long as nothing else in the product locks it. */
const ROUTING_LOCK = 7_310_245;

/**
 * The best person for a ticket, or null when there is nobody. Until the transaction ends nobody else picks: two
 * tickets that arrive together must not both see the same person idle.
 */
export async function pickAssignee(work: Work, wanted: Wanted): Promise<Candidate | null> {
  // A statement of its own: the next one has to see what the last holder of the lock committed.
  await work.rows("SELECT pg_advisory_xact_lock($1)", [ROUTING_LOCK]);
  const [best] = await rankAssignees(work, wanted, 1);
  return best ?? null;
}
