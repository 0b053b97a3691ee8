import { systemActor } from "../../platform/actor.js";
import type { Services } from "../../platform/services.js";
import { noticeDue } from "./notice-due.js";

/** Clocks per transaction: short locks, also after a long standstill. */
const BATCH = 1000;

/**
 * Finds what has come due and announces it. Rung every second, by any number of processes at once; asked again until
 * a batch is not full.
 *
 * @param consumersOf what reacts to an event of a type.
 * @returns how many steps were taken.
 */
export async function tickSla(
  services: Services,
  consumersOf: (type: string) => readonly string[],
  batch = BATCH,
): Promise<number> {
  for (let taken = 0; ;) {
    const { clocks, steps } = await services.runWork(systemActor, async (work) => {
      const noticed = await noticeDue(work, consumersOf, batch);
      work.afterCommit(() => {
        for (const step of noticed.steps) {
          services.hints.ticketChanged(step.eventId, step.ticketId, step.version, [step.audience], true);
        }
      });
      return noticed;
    });
    taken += steps.length;
    if (clocks < batch) return taken;
  }
}
