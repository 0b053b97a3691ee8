import { personId, type Actor } from "../../../platform/actor.js";
import { readClock } from "../../../platform/clock.js";
import type { Queries } from "../../../platform/db.js";
import type { Mount } from "../../../platform/http/context.js";
import type { Services } from "../../../platform/services.js";
import type { Work } from "../../../platform/work.js";
import { visibleAmong } from "../../tickets/index.js";
import { presentEntry, presentTimer } from "./presenter.js";
import { pauseTimer, startTimer, stopTimer, timerOf, type EndedTimer } from "./run-timer.js";

/** The timer that everybody of staff has one of. */
export function timerRoutes(mount: Mount, { db, hints }: Services): void {
  const isSeen = async (queries: Queries, actor: Actor, ticketId: number) =>
    (await visibleAmong(queries, actor, [ticketId])).has(ticketId);

  const showTimer = async (queries: Queries, actor: Actor, now: Date) => {
    const timer = await timerOf(queries, personId(actor));
    return presentTimer(timer, timer !== null && (await isSeen(queries, actor, timer.ticketId)), now);
  };

  /** Of a ticket that went out of sight meanwhile they learn no more than how long it was. */
  const showEnded = async (work: Work, { ticketId, entry }: EndedTimer) => {
    const shown = entry && (await isSeen(work, work.actor, ticketId)) ? presentEntry(work.actor, entry) : null;
    return { minutes: entry?.minutes ?? 0, entry: shown };
  };

  /** The person's other browsers show it too. */
  const tell = (work: Work, ticketId: number) => {
    const id = personId(work.actor);
    work.afterCommit(() => hints.ownTicket(id, ticketId, 0));
  };

  mount("getTimer", async ({ actor }) => showTimer(db, actor, await readClock(db)));

  mount("setTimer", ({ params, body, work }) =>
    work(async (w) => {
      const ended = body.running ? await startTimer(w, params.id) : await pauseTimer(w, params.id);
      tell(w, params.id);
      const { timer, server_time } = await showTimer(w, w.actor, w.now);
      return { timer, server_time, booked: ended ? await showEnded(w, ended) : null };
    }),
  );

  mount("stopTimer", ({ body, work }) =>
    work(async (w) => {
      const { minutes, spent_on: spentOn, note, billable } = body;
      const ended = await stopTimer(w, { minutes, spentOn, note, billable });
      tell(w, ended.ticketId);
      return { ...(await showEnded(w, ended)), server_time: w.now.toISOString() };
    }),
  );
}
