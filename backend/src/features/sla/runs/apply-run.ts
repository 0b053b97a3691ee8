import { z } from "zod";
import { systemActor } from "../../../platform/actor.js";
import type { Services, Task } from "../../../platform/services.js";
import { applyBatch } from "./apply-batch.js";
import { nextConcerned } from "./concerned-tickets.js";
import { holdRun } from "./queries.js";

/** Tickets per transaction: short locks, and little to do again after a kill. */
const BATCH = 250;

const payload = z.object({ run_id: z.number().int(), batch: z.number().int().positive().default(BATCH) });

/**
 * The job that brings a changed policy or calendar to the open tickets. How far it is stands in the transaction of each batch,
 * so a run that was killed goes on at the first ticket that was not looked at, and none is done twice.
 */
export const applySla: Task = async (services, given) => {
  const { run_id: id, batch } = payload.parse(given);
  while (await applyNext(services, id, batch));
};

/** @returns whether there is more to do. */
async function applyNext({ runWork }: Services, id: number, batch: number): Promise<boolean> {
  return runWork(systemActor, async (work) => {
    const run = await holdRun(work, id);
    if (!run || run.state === "done") return false;
    const ids = await nextConcerned(work, run.changed, run.lastTicketId, batch);
    if (ids.length === 0) {
      await work.rows("UPDATE sla_runs SET state = 'done', done = total, finished_at = $2 WHERE id = $1", [
        id,
        work.now,
      ]);
      await work.record({ type: "sla.run_finished", data: { run_id: id } });
      return false;
    }
    const changed = await applyBatch(work, ids, run.changed);
    await work.rows(
      "UPDATE sla_runs SET last_ticket_id = $2, done = least(total, done + $3), changed = changed + $4 WHERE id = $1",
      [id, ids.at(-1), ids.length, changed],
    );
    return true;
  });
}
