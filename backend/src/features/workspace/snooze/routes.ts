import { personId } from "../../../platform/actor.js";
import type { Mount } from "../../../platform/http/context.js";
import type { Services } from "../../../platform/services.js";
import type { Work } from "../../../platform/work.js";
import type { TicketFacts } from "../../tickets/index.js";
import { standingOf } from "../following/queries.js";
import { snoozeTicket } from "./snooze-ticket.js";
import { wakeTicket } from "./wake-ticket.js";

export function snoozeRoutes(mount: Mount, { hints }: Services): void {
  const answer = async (work: Work, { id: ticketId, version }: TicketFacts) => {
    const id = personId(work.actor);
    work.afterCommit(() => hints.ownTicket(id, ticketId, version));
    return { ...(await standingOf(work, id, ticketId)), server_time: work.now.toISOString() };
  };
  mount("snoozeTicket", ({ params, body, work }) =>
    work(async (w) => answer(w, await snoozeTicket(w, params.id, body.until === null ? null : new Date(body.until)))),
  );
  mount("wakeTicket", ({ params, work }) => work(async (w) => answer(w, await wakeTicket(w, params.id))));
}
