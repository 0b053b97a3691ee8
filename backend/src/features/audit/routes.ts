import { csvOf } from "../../platform/csv.js";
import { notFound } from "../../platform/errors.js";
import type { Mount } from "../../platform/http/context.js";
import { readCursor, writeCursor } from "../../platform/paging.js";
import type { Services } from "../../platform/services.js";
import { beginExport } from "./commands/begin-export.js";
import { exportColumns, exportRows } from "./export-rows.js";
import { namesFor } from "./names.js";
import { presentDetail, presentRow } from "./presenter.js";
import { findEvent, pageOfEvents } from "./queries.js";

export function auditRoutes(mount: Mount, services: Services): void {
  const { db } = services;
  mount("listAudit", async ({ query }) => {
    const { cursor, page, limit, ...filter } = query;
    const values = readCursor(cursor, ["number", "number"]);
    const rows = await pageOfEvents(db, filter, {
      after: values && { micros: values[0], id: values[1] },
      offset: page ? (page - 1) * limit : 0,
      limit: limit + 1,
      snapshot: null,
    });
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    const names = await namesFor(db, shown);
    return {
      data: shown.map((row) => presentRow(row, names)),
      page: { next_cursor: last ? writeCursor([last.micros, last.id]) : null },
    };
  });

  mount("getAuditRow", async ({ params }) => {
    const row = await findEvent(db, params.id);
    if (!row) throw notFound("Audit row");
    return presentDetail(row, await namesFor(db, [row]));
  });

  mount("exportAudit", async ({ query: filter, work }) => {
    const begun = await work((opened) => beginExport(opened, filter));
    return {
      stream: csvOf(exportColumns, exportRows(services, filter, begun)),
      fileName: "audit.csv",
      mediaType: "text/csv; charset=utf-8",
      size: null,
      inline: false,
    };
  });
}
