import { setTimeout as sleep } from "node:timers/promises";

/** Milliseconds: far more than anything takes on a busy machine, and less than the minute after which much is looked at again. */
const PATIENCE = 25_000;

/**
 * Tries a check until it holds, for what comes about a moment later: it holds once it neither throws nor answers false.
 *
 * @param patience milliseconds; more for what waits by itself for long.
 * @throws what the check threw last, or Error, when it does not hold after a generous while.
 */
export async function eventually(check: () => unknown, patience = PATIENCE): Promise<void> {
  for (const end = performance.now() + patience; ; await sleep(20)) {
    try {
      if ((await check()) !== false) return;
      if (performance.now() > end) throw new Error(`It did not come to be: ${String(check)}`);
    } catch (error) {
      if (performance.now() > end) throw error;
    }
  }
}
