import type { Availability } from "../../contract/index.js";
import type { Work } from "../../platform/work.js";
import { activeOf, rankAssignees, type Candidate, type Wanted } from "./rank-assignees.js";
import { lockDepartment, lockFirstFree, lockPerson } from "./routing-locks.js";

/** More people than any desk has. */
const ALL = 10_000;
/** So many of those passed over are kept as the reason; the rest would explain nothing more. */
const NAMED = 10;
/** Looks at who is best: more than one is needed where another department's ticket goes to the same person just then. */
const LOOKS = 5;

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
 * The best person for a ticket among those who are there. Until the transaction ends nobody else picks in the same department,
 * nor the same person in any: two tickets that arrive together must not both see the same person idle.
 */
export async function pickAssignee(work: Work, wanted: Wanted): Promise<Pick> {
  // A statement of its own: the next one has to see what the last holder of the lock committed.
  await lockDepartment(work, wanted.departmentId);
  for (let look = 1; ; look += 1) {
    const ranked = await rankAssignees(work, wanted, ALL);
    // Who waited once holds somebody already: two who wait for each other's would both be stopped.
    const best = await holdBest(work, ranked.filter(isThere), { mayWait: look === 1 });
    // Another department gave them one between the look and the lock: who is best now?
    if (best && look < LOOKS && (await activeOf(work, best.id)) !== best.active) continue;
    const better = best ? ranked.slice(0, ranked.indexOf(best)) : ranked;
    return { best, passedOver: better.flatMap(passedOver).slice(0, NAMED) };
  }
}

/**
 * Whoever is being given a ticket of another department at this moment will hold one more. Up to there somebody else is as good;
 * beyond it they are still the best, and waited for.
 */
async function holdBest(
  work: Work,
  there: readonly Candidate[],
  { mayWait }: { mayWait: boolean },
): Promise<Candidate | null> {
  const [first] = there;
  if (!first) return null;
  const asGood = there.filter(({ score }) => score <= first.score + 1);
  const free = await lockFirstFree(
    work,
    asGood.map(({ id }) => id),
  );
  if (free === null && mayWait) await lockPerson(work, first.id);
  return asGood.find(({ id }) => id === free) ?? first;
}

const isThere = ({ availability }: Candidate): boolean => availability === "available";
const passedOver = ({ id, availability }: Candidate): PassedOver[] =>
  availability === "available" ? [] : [{ id, availability }];
