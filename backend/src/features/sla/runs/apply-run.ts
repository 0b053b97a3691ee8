import { z } from "zod";
import { systemActor } from "../../../platform/actor.js";
import type { Services, Task } from "../../../platform/services.js";
import { applyBatch } from "./apply-batch.js";
import { nextConcerned } from "./concerned-tickets.js";
import { holdRun, type Run, objectOfRun } from "./queries.js";

/** Tickets per transaction: short locks, and little to do again after a kill. */
const BATCH = 60;
/** Transactions at once: while some are written the next is worked out. */
const AT_ONCE = 3;

const payload = z.object({ run_id: z.number().int(), batch: z.number().int().positive().default(BATCH) });

/**
 * The job that brings a changed policy or calendar to the open tickets. How far it is is noted after each round of batches,
 * so a run that was killed goes on with the tickets of its last round. Those of them that were done are found as they should
 * be: none is promised anew twice.
 */
export const applySla: Task = async (services, given) => {
  const { run_id: id, batch } = payload.parse(given);
  while (await applyRound(services, id, batch));
};

/** @returns whether there is more to do. */
async function applyRound({ runWork }: Services, id: number, batch: number): Promise<boolean> {
  return runWork(systemActor, async (work) => {
    const run = await holdRun(work, id);
    if (!run || run.state === "done") return false;
    const ids = await nextConcerned(work, run.changed, run.lastTicketId, batch * AT_ONCE);
    if (ids.length === 0) {
      await work.rows("UPDATE sla_runs SET state = 'done', done = total, finished_at = $2 WHERE id = $1", [
        id,
        work.now,
      ]);
      await work.record({ type: "sla.run_finished", object: objectOfRun(run.changed), data: { run_id: id } });
      return false;
    }
    const batches = Array.from({ length: Math.ceil(ids.length / batch) }, (_, i) =>
      ids.slice(i * batch, (i + 1) * batch),
    );
    // All of them end before an error of one ends the round: nobody else may be at it while one goes on.
    const ends = await Promise.allSettled(batches.map((some) => apply(runWork, run, some)));
    for (const end of ends) if (end.status === "rejected") throw end.reason;
    await work.rows("UPDATE sla_runs SET last_ticket_id = $2, done = least(total, done + $3) WHERE id = $1", [
      id,
      ids.at(-1),
      ids.length,
    ]);
    return true;
  });
}

/** What was changed is counted with the change; last of all, since here batches wait for each other's commit. */
async function apply(runWork: Services["runWork"], { id, changed }: Run, ids: readonly number[]): Promise<void> {
  await runWork(systemActor, async (work) => {
    const count = await applyBatch(work, ids, changed);
    await work.rows("UPDATE sla_runs SET changed = changed + $2 WHERE id = $1", [id, count]);
  });
}
