import { systemActor } from "../../platform/actor.js";
import type { Services } from "../../platform/services.js";
import { isAnythingDue, noticeDue } from "./notice-due.js";

/** Clocks of the first transaction; of the next ones as many as are done in the time below, whatever the machine. */
const FIRST_BATCH = 100;
const [SMALLEST, LARGEST] = [20, 500];
/** Milliseconds for which somebody may have to wait for a ticket that is being looked at, the commit aside. */
const BATCH_MS = 25;

/**
 * Finds what has come due and announces it. Rung every second, by any number of processes at once; asked again until
 * a batch is not full.
 *
 * @param consumersOf what reacts to an event of a type.
 * @param firstBatch clocks to begin with.
 * @returns how many steps were taken.
 */
export async function tickSla(
  services: Services,
  consumersOf: (type: string) => readonly string[],
  firstBatch = FIRST_BATCH,
): Promise<number> {
  if (!(await isAnythingDue(services.db))) return 0;
  for (let [taken, batch] = [0, firstBatch]; ;) {
    const { clocks, steps, took } = await services.runWork(systemActor, async (work) => {
      const began = performance.now();
      const noticed = await noticeDue(work, consumersOf, batch);
      work.afterCommit(() => {
        for (const step of noticed.steps) {
          services.hints.ticketChanged(step.eventId, step.ticketId, step.version, [step.audience], true);
        }
      });
      return { ...noticed, took: performance.now() - began };
    });
    taken += steps.length;
    if (clocks < batch) return taken;
    batch = Math.min(LARGEST, Math.max(SMALLEST, Math.round((batch * BATCH_MS) / took)));
  }
}
