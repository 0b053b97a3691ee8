import { personId } from "../../../platform/actor.js";
import type { Mount } from "../../../platform/http/context.js";
import type { Services } from "../../../platform/services.js";
import { standingOf } from "./queries.js";
import { setFollow } from "./set-follow.js";

export function followRoutes(mount: Mount, { hints }: Services): void {
  mount("setFollow", ({ params, body, work }) =>
    work(async (w) => {
      const ticket = await setFollow(w, params.id, body.level === "none" ? null : body.level);
      const id = personId(w.actor);
      w.afterCommit(() => hints.ownTicket(id, ticket.id, ticket.version));
      return { ...(await standingOf(w, id, ticket.id)), server_time: w.now.toISOString() };
    }),
  );
}
