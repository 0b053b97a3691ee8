import type { Mount } from "../../../platform/http/context.js";
import { forbidden } from "../../../platform/errors.js";
import type { Services } from "../../../platform/services.js";
import { requireSight } from "../sight.js";
import { linkTickets, unlinkTickets } from "./link-tickets.js";
import { linksOf } from "./queries.js";

export function linkRoutes(mount: Mount, { db }: Services): void {
  mount("listLinks", async ({ actor, params }) => {
    await requireSight(db, actor, params.id);
    if (!actor.isStaff) throw forbidden("see what this ticket belongs to");
    return linksOf(db, actor, params.id);
  });
  mount("addLink", ({ actor, params: { id }, body, work }) =>
    work(async (w) => {
      await linkTickets(w, id, body.relation, body.ticket_id);
      return linksOf(w, actor, id);
    }),
  );
  mount("removeLink", ({ actor, params: { id, relation, other_id: otherId }, work }) =>
    work(async (w) => {
      await unlinkTickets(w, id, relation, otherId);
      return linksOf(w, actor, id);
    }),
  );
}
