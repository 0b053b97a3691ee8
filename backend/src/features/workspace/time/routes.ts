import { timeDay as isDay } from "../../../contract/schemas/time.js";
import { readClock } from "../../../platform/clock.js";
import { csvOf } from "../../../platform/csv.js";
import { fieldErrors, forbidden } from "../../../platform/errors.js";
import type { Mount } from "../../../platform/http/context.js";
import { readCursor, writeCursor } from "../../../platform/paging.js";
import type { Services } from "../../../platform/services.js";
import { requireSight } from "../../tickets/index.js";
import { bookTime, requireTracking } from "./book-time.js";
import { changeEntry, deleteEntry, restoreEntry } from "./change-entry.js";
import { beginTimeExport, timeColumns, timeRows } from "./export-time.js";
import { canReadTime } from "./policy.js";
import { presentEntry, presentTicketTime, presentTotals } from "./presenter.js";
import { listEntries, newestOnTicket, type Place } from "./queries.js";
import { sumEntries, sumsOnTicket } from "./sums.js";

/** A day and an id. @throws AppError 422 for a foreign cursor. */
function readPlace(cursor: string | undefined): Place | null {
  const place = readCursor(cursor, ["string", "number"]);
  if (place && !isDay.safeParse(place[0]).success)
    throw fieldErrors({ cursor: "Use the next_cursor of a list's answer" });
  return place;
}

/** Time on tickets: booked, changed, listed, summed and exported. */
export function timeRoutes(mount: Mount, services: Services): void {
  const { db } = services;
  mount("getTicketTime", async ({ actor, params }) => {
    const ticket = await requireSight(db, actor, params.id);
    if (!canReadTime(actor, ticket)) throw forbidden("see the time spent on this ticket");
    const [newest, byPerson] = await Promise.all([newestOnTicket(db, ticket.id), sumsOnTicket(db, ticket.id)]);
    return presentTicketTime(actor, { newest, byPerson }, await readClock(db));
  });

  mount("addTime", ({ params, body, work }) =>
    work(async (w) => {
      const { minutes, spent_on: spentOn, note, billable } = body;
      const ticket = await requireTracking(w, params.id);
      return presentEntry(w.actor, await bookTime(w, ticket.id, { minutes, spentOn, note, billable }));
    }),
  );

  mount("updateTime", ({ params, body, ifMatch, work }) =>
    work(async (w) => {
      const { minutes, spent_on: spentOn, note, billable } = body;
      const changes = {
        ...(minutes !== undefined && { minutes }),
        ...(spentOn !== undefined && { spentOn }),
        ...(note !== undefined && { note }),
        ...(billable !== undefined && { billable }),
      };
      return presentEntry(w.actor, await changeEntry(w, params.id, changes, ifMatch));
    }),
  );

  mount("deleteTime", async ({ params, work }) => {
    await work((w) => deleteEntry(w, params.id));
    return undefined;
  });

  mount("restoreTime", ({ params, work }) =>
    work(async (w) => presentEntry(w.actor, await restoreEntry(w, params.id))),
  );

  mount("listTime", async ({ actor, query }) => {
    const { cursor, page, limit, ...filter } = query;
    const after = readPlace(cursor);
    const offset = !after && page ? (page - 1) * limit : 0;
    const rows = await listEntries(db, actor, filter, { after, offset, limit: limit + 1 });
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      data: shown.map((row) => presentEntry(actor, row)),
      page: { next_cursor: last ? writeCursor([last.spentOn, last.id]) : null },
    };
  });

  mount("sumTime", async ({ actor, query }) => presentTotals(await sumEntries(db, actor, query)));

  mount("exportTime", async ({ actor, query, work }) => {
    const turn = await work((w) => beginTimeExport(w, query));
    return {
      stream: csvOf(timeColumns, timeRows(services, actor, query, turn)),
      fileName: "time.csv",
      mediaType: "text/csv; charset=utf-8",
      size: null,
      inline: false,
    };
  });
}
