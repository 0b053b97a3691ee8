import { systemActor } from "../../platform/actor.js";
import type { Services } from "../../platform/services.js";
import { isAnythingDue, noticeDue } from "./notice-due.js";

/** Clocks of the first transaction; of the next ones as many as are done in the time below, whatever the machine. */
const FIRST_BATCH = 100;
const [SMALLEST, LARGEST] = [20, 500];
/** Milliseconds for which somebody may have to wait for a ticket that is being looked at, the commit aside. */
const BATCH_MS = 30;

/**
 * Finds what has come due and announces it. Rung every second, by any number of processes at once; asked again until
 * a batch is not full. When the first one is, two go on at once, each with what the other leaves.
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
  const take = (batch: number) => takeBatch(services, consumersOf, batch);
  if (!(await isAnythingDue(services.db))) return 0;
  const first = await take(firstBatch);
  if (first.next === null) return first.steps;
  const { next } = first;
  const both = await Promise.all([takeAll(take, next), takeAll(take, next)]);
  // Of a ticket that one of them held, the other left whatever else was due.
  return first.steps + both[0] + both[1] + (await takeAll(take, firstBatch));
}

interface Taken {
  steps: number;
  /** How many to take next; null: nothing is left that nobody else holds. */
  next: number | null;
}

async function takeAll(take: (batch: number) => Promise<Taken>, firstBatch: number): Promise<number> {
  let all = 0;
  for (let batch: number | null = firstBatch; batch !== null;) {
    const { steps, next } = await take(batch);
    all += steps;
    batch = next;
  }
  return all;
}

function takeBatch(
  { runWork, hints }: Services,
  consumersOf: (type: string) => readonly string[],
  batch: number,
): Promise<Taken> {
  return runWork(systemActor, async (work) => {
    const began = performance.now();
    const { clocks, steps } = await noticeDue(work, consumersOf, batch);
    const took = performance.now() - began;
    work.afterCommit(() => {
      for (const { eventId, ticketId, version, audience } of steps)
        hints.ticketChanged(eventId, ticketId, version, [audience], "internal");
    });
    const next = clocks < batch ? null : Math.min(LARGEST, Math.max(SMALLEST, Math.round((batch * BATCH_MS) / took)));
    return { steps: steps.length, next };
  });
}
