import { notFound } from "../../platform/errors.js";
import { readCursor, writeCursor } from "../../platform/paging.js";
import type { Mount } from "../../platform/http/context.js";
import type { Services } from "../../platform/services.js";
import { presentMail, presentMailDetail } from "./presenter.js";
import { findMail, listMails } from "./queries.js";

export function emailRoutes(mount: Mount, { db, demo }: Services): void {
  mount("listMails", async ({ query }) => {
    const [before] = readCursor(query.cursor, ["number"]) ?? [null];
    const offset = query.page ? (query.page - 1) * query.limit : 0;
    const rows = await listMails(db, { before, offset, limit: query.limit + 1, state: query.state, to: query.to });
    const shown = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? shown.at(-1) : undefined;
    return { data: shown.map(presentMail), page: { next_cursor: last ? writeCursor([last.id]) : null } };
  });

  mount("getMail", async ({ params }) => {
    const mail = await findMail(db, params.id);
    if (!mail) throw notFound("Mail");
    return presentMailDetail(mail, { showSecret: demo });
  });
}
