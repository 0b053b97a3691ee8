import { forbidden } from "../../../platform/errors.js";
import type { Mount } from "../../../platform/http/context.js";
import type { Services } from "../../../platform/services.js";
import { createTurns } from "../../../platform/turns.js";
import { readRules } from "../../desk/index.js";
import { changeMany } from "./change-many.js";
import { recordRefusals } from "./record-refusals.js";

/** Each takes two of the process's connections for seconds: more at once would leave none for everybody else. */
const AT_ONCE = 2;

export function bulkRoutes(mount: Mount, { config, db, runWork }: Services): void {
  const inTurn = createTurns(AT_ONCE);

  mount("changeTickets", async (ctx) => {
    const { actor, body, origin } = ctx;
    if (!actor.isStaff) throw forbidden("change many tickets at once");
    const rules = await readRules(db, config);
    return inTurn(() =>
      // This unit of work claims the key and keeps the answer; what changes has transactions of its own meanwhile.
      ctx.work(async (work) => {
        const onBatch = () => work.one("SELECT 1");
        const data = await changeMany(runWork, { actor, origin, body, rules, onBatch });
        await recordRefusals(work, data);
        const refused = data.filter(({ ok }) => !ok).length;
        return { data, changed: data.length - refused, refused };
      }),
    );
  });
}
