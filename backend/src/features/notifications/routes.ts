import { readCursor, writeCursor } from "../../platform/paging.js";
import type { Mount } from "../../platform/http/context.js";
import type { Services } from "../../platform/services.js";
import { markRead } from "./commands.js";
import { mountPush } from "./push/routes.js";
import { besideRows } from "./beside-rows.js";
import { presentNotification } from "./presenter.js";
import { countUnread, listAlerts, listNotifications } from "./queries.js";

export function notificationRoutes(mount: Mount, services: Services): void {
  const { db } = services;
  mountPush(mount, services);
  mount("listNotifications", async ({ actor, query }) => {
    const [before] = readCursor(query.cursor, ["number"]) ?? [null];
    const offset = query.page ? (query.page - 1) * query.limit : 0;
    const rows = await listNotifications(db, actor, {
      before,
      offset,
      limit: query.limit + 1,
      unread: query.unread ?? false,
      ticketId: query.ticket_id ?? null,
    });
    const shown = rows.slice(0, query.limit);
    const beside = await besideRows(db, actor, shown);
    const last = rows.length > query.limit ? shown.at(-1) : undefined;
    return {
      data: shown.map((row) => presentNotification(actor, row, beside)),
      page: { next_cursor: last ? writeCursor([last.id]) : null },
      unread: await countUnread(db, actor),
    };
  });

  mount("listAlerts", async ({ actor, query }) => {
    const after = readCursor(query.cursor, ["number", "number"]);
    const rows = await listAlerts(db, actor, { after, limit: query.limit + 1 });
    const shown = rows.slice(0, query.limit);
    const beside = await besideRows(db, actor, shown);
    const last = rows.length > query.limit ? shown.at(-1) : undefined;
    return {
      data: shown.map((row) => {
        const newest = presentNotification(actor, row, beside);
        return { ticket: newest.ticket, count: row.count, unread: row.unread, newest };
      }),
      page: { next_cursor: last ? writeCursor([last.unread > 0 ? 1 : 0, last.id]) : null },
      unread: await countUnread(db, actor),
    };
  });

  mount("readNotifications", ({ actor, body, work }) =>
    work(async (open) => {
      await markRead(open, { ids: body.ids, ticketId: body.ticket_id, all: body.all });
      return { unread: await countUnread(open, actor) };
    }),
  );
}
