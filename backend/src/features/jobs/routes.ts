import type { Actor } from "../../platform/actor.js";
import type { Queries } from "../../platform/db.js";
import { notFound } from "../../platform/errors.js";
import type { Mount } from "../../platform/http/context.js";
import { readCursor, writeCursor } from "../../platform/paging.js";
import type { Services } from "../../platform/services.js";
import { visibleAmong } from "../tickets/index.js";
import { retryJob } from "./commands/retry-job.js";
import { retryJobs } from "./commands/retry-jobs.js";
import { presentCounts, presentJob, presentProcess } from "./presenter.js";
import { countJobs, listJobs, listProcesses, oldestDue, type JobRow } from "./queries.js";

export function jobRoutes(mount: Mount, { db }: Services): void {
  const presented = async (queries: Queries, actor: Actor, rows: readonly JobRow[]) => {
    const visible = await visibleAmong(
      queries,
      actor,
      rows.flatMap((row) => row.ticket_id ?? []),
    );
    return rows.map((row) => presentJob(row, visible));
  };

  mount("listJobs", async ({ actor, query }) => {
    const { cursor, page, limit, ...filter } = query;
    const [before] = readCursor(cursor, ["number"]) ?? [null];
    const rows = await listJobs(db, { ...filter, before, offset: page ? (page - 1) * limit : 0, limit: limit + 1 });
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return { data: await presented(db, actor, shown), page: { next_cursor: last ? writeCursor([last.id]) : null } };
  });

  mount("countJobs", async () => {
    const [rows, oldest] = await Promise.all([countJobs(db), oldestDue(db)]);
    return presentCounts(rows, oldest);
  });

  mount("retryJob", (ctx) =>
    ctx.work(async (work) => {
      const [job] = await presented(work, ctx.actor, [await retryJob(work, ctx.params.id)]);
      if (!job) throw notFound("Job");
      return job;
    }),
  );

  mount("retryJobs", (ctx) =>
    ctx.work(async (work) => ({ retried: await retryJobs(work, ctx.body.state, ctx.body.task ?? null) })),
  );

  mount("listProcesses", async () => ({ data: (await listProcesses(db)).map(presentProcess) }));
}
