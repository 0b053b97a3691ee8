import { AppError } from "../../platform/errors.js";

/** Milliseconds of calculating that one person may cause at once; a page of ordinary questions takes a few. */
const AT_ONCE_MS = 2_000;
/** How much of that comes back with every second: nobody keeps more than a fifth of a processor busy. */
const BACK_PER_SECOND_MS = 200;
/** With less than this left a request is not begun. */
const LEAST_MS = 200;
/** Those who have all of it need no entry; more than this are never kept. */
const MOST_KEPT = 1_000;

/** What one person may still have calculated, over all their requests, keys and sessions that this process answers. */
export interface Effort {
  isSpent(): boolean;
  /** Runs a piece of work and counts what it cost. */
  spend<T>(work: () => T): T;
}

/**
 * Keeps what each person has left. A question may look a lifetime ahead, and a request carries hundreds of them.
 *
 * @param now milliseconds of a running clock, and @param worked of work that this process has done; others are for tests.
 * @returns for a person; throws AppError 429 `rate_limited` when they have nothing left.
 */
export function createEfforts(now = () => performance.now(), worked = processorTime): (personId: number) => Effort {
  const kept = new Map<number, { left: number; at: number }>();

  const leftOf = (id: number): number => {
    const before = kept.get(id);
    if (!before) return AT_ONCE_MS;
    return Math.min(AT_ONCE_MS, before.left + ((now() - before.at) / 1000) * BACK_PER_SECOND_MS);
  };
  const dropTheRested = () => {
    for (const id of kept.keys()) if (leftOf(id) === AT_ONCE_MS) kept.delete(id);
  };

  return (id) => {
    const left = leftOf(id);
    if (left < LEAST_MS) {
      const seconds = Math.ceil((LEAST_MS - left) / BACK_PER_SECOND_MS);
      throw new AppError("rate_limited", 429, "You have had much calculated; try again a little later", {
        retry_after: seconds,
      });
    }
    return {
      isSpent: () => leftOf(id) <= 0,
      spend(work) {
        const [since, workedBefore] = [now(), worked()];
        try {
          return work();
        } finally {
          // The lesser of both: neither a machine that is busy elsewhere nor what other threads do is the asker's doing.
          const cost = Math.min(now() - since, worked() - workedBefore);
          if (kept.size >= MOST_KEPT) dropTheRested();
          kept.set(id, { left: leftOf(id) - cost, at: now() });
        }
      },
    };
  };
}

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
