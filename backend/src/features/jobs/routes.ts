import type { Mount } from "../../platform/http/context.js";
import { readCursor, writeCursor } from "../../platform/paging.js";
import type { Services } from "../../platform/services.js";
import { retryJob } from "./commands/retry-job.js";
import { retryJobs } from "./commands/retry-jobs.js";
import { presentCounts, presentJob, presentProcess } from "./presenter.js";
import { countJobs, listJobs, listProcesses, oldestDue } from "./queries.js";

export function jobRoutes(mount: Mount, { db }: Services): void {
  mount("listJobs", async ({ query }) => {
    const { cursor, page, limit, ...filter } = query;
    const [before] = readCursor(cursor, ["number"]) ?? [null];
    const rows = await listJobs(db, { ...filter, before, offset: page ? (page - 1) * limit : 0, limit: limit + 1 });
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return { data: shown.map(presentJob), page: { next_cursor: last ? writeCursor([last.id]) : null } };
  });

  mount("countJobs", async () => {
    const [rows, oldest] = await Promise.all([countJobs(db), oldestDue(db)]);
    return presentCounts(rows, oldest);
  });

  mount("retryJob", (ctx) => ctx.work(async (work) => presentJob(await retryJob(work, ctx.params.id))));

  mount("retryJobs", (ctx) =>
    ctx.work(async (work) => ({ retried: await retryJobs(work, ctx.body.state, ctx.body.task ?? null) })),
  );

  mount("listProcesses", async () => ({ data: (await listProcesses(db)).map(presentProcess) }));
}
