import { notFound } from "../../../platform/errors.js";
import type { Mount } from "../../../platform/http/context.js";
import type { Services } from "../../../platform/services.js";
import type { Work } from "../../../platform/work.js";
import type { Changed } from "../engine/reapply.js";
import { listRuns, readRun } from "./queries.js";
import { startRun } from "./start-run.js";

export function mountRuns(mount: Mount, { db }: Services): void {
  const shown = async (queries: Pick<Work, "rows" | "one">, id: number) => {
    const run = await readRun(queries, id);
    if (!run) throw notFound("Run");
    return run;
  };
  const started = async (work: Work, changed: Changed) => shown(work, await startRun(work, changed));

  mount("listSlaRuns", async () => ({ data: await listRuns(db) }));
  mount("getSlaRun", ({ params }) => shown(db, params.id));
  mount("applySlaPolicy", (ctx) => ctx.work((work) => started(work, { policyId: ctx.params.id })));
  mount("applyCalendar", (ctx) => ctx.work((work) => started(work, { calendarId: ctx.params.id })));
}
