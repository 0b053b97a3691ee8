import { systemActor } from "../../platform/actor.js";
import type { Services, Task } from "../../platform/services.js";
import { makeSample } from "../demo/index.js";
import { readRules } from "../desk/index.js";

/** Any number will do, as long as nothing else in the product locks it. */
const SAMPLE_LOCK = 7_310_257;

/**
 * The job that makes the sample data: all of them or, when it is cut short, none. Run again, or by two at once, it
 * makes no second set.
 */
export const makeSampleData: Task = async (services) => {
  await services.runWork(
    systemActor,
    async (work) => {
      // A statement of its own: the next one has to see what the last holder of the lock committed.
      await work.rows("SELECT pg_advisory_xact_lock($1)", [SAMPLE_LOCK]);
      const row = await work.one<{ state: string }>("SELECT state FROM sample_data");
      if (row?.state !== "loading") return;
      const rules = await readRules(work, services.config);
      const tickets = await makeSample(work, rules, (share) => tellProgress(services, share));
      await work.rows("UPDATE sample_data SET state = 'shown', percent = 100, changed_at = $1", [work.now]);
      await work.record({ type: "sample_data.made", object: { kind: "desk", id: 1 }, data: { tickets } });
    },
    { reactions: "none" },
  );
};

/** Outside the work's transaction, so that it can be read before that ends. */
async function tellProgress({ db }: Services, share: number): Promise<void> {
  await db.rows("UPDATE sample_data SET percent = $1 WHERE state = 'loading'", [Math.floor(share * 100)]);
}
