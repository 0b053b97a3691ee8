import type { Availability } from "../../contract/index.js";
import type { Work } from "../../platform/work.js";
import { rankAssignees, type Candidate, type Wanted } from "./rank-assignees.js";

/** Any number will do, as long as nothing else in the product locks it. */
const ROUTING_LOCK = 7_310_245;
/** More people than any desk has. */
const ALL = 10_000;
/** So many of those passed over are kept as the reason; the rest would explain nothing more. */
const NAMED = 10;

/** Somebody who would have been better, and is not there. */
export interface PassedOver {
  id: number;
  availability: Exclude<Availability, "available">;
}

export interface Pick {
  /** Null: nobody could take it, or nobody of them is there. */
  best: Candidate | null;
  /** In their order; at most ten. */
  passedOver: PassedOver[];
}

/**
 * The best person for a ticket among those who are there. Until the transaction ends nobody else picks: two tickets that
 * arrive together must not both see the same person idle.
 */
export async function pickAssignee(work: Work, wanted: Wanted): Promise<Pick> {
  // A statement of its own: the next one has to see what the last holder of the lock committed.
  await work.rows("SELECT pg_advisory_xact_lock($1)", [ROUTING_LOCK]);
  const ranked = await rankAssignees(work, wanted, ALL);
  const at = ranked.findIndex(({ availability }) => availability === "available");
  const better = at === -1 ? ranked : ranked.slice(0, at);
  const passedOver = better.flatMap(({ id, availability }) =>
    availability === "available" ? [] : [{ id, availability }],
  );
  return { best: ranked[at] ?? null, passedOver: passedOver.slice(0, NAMED) };
}
