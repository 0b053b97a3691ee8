import { readClock } from "../../../platform/clock.js";
import { forbidden } from "../../../platform/errors.js";
import type { Mount } from "../../../platform/http/context.js";
import type { Services } from "../../../platform/services.js";
import { readQuery } from "../query/read-query.js";
import { countGroups } from "./count-groups.js";

export function mountGroups(mount: Mount, { db }: Services): void {
  mount("countTicketGroups", async ({ actor, query }) => {
    if (!actor.isStaff) throw forbidden("group the desk's tickets");
    const { by, ...filters } = query;
    const now = await readClock(db);
    const asked = query.q === undefined ? undefined : await readQuery(db, actor, query.q, now);
    return {
      ...(await countGroups(db, actor, { filters: { ...filters, asked }, by }, now)),
      server_time: now.toISOString(),
    };
  });
}
