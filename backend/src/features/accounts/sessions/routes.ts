import { personId } from "../../../platform/actor.js";
import type { Mount } from "../../../platform/http/context.js";
import type { Services } from "../../../platform/services.js";
import { endAll, endOne, endOthers, requireChangeable } from "./commands/end-sessions.js";
import { presentSession } from "./presenter.js";
import { openSessionsOf } from "./queries.js";

/** Where people are signed in: their own to see and end, and for admins those of others. */
export function mountSessions(mount: Mount, { db }: Services): void {
  mount("listMySessions", async ({ actor }) => {
    const sessions = await openSessionsOf(db, personId(actor));
    return { data: sessions.map((session) => presentSession(session, actor.sessionId)) };
  });

  mount("endMySession", async (ctx) => {
    await ctx.work((work) => endOne(work, personId(work.actor), ctx.params.id));
    return undefined;
  });

  mount("endMyOtherSessions", async (ctx) => {
    const ended = await ctx.work((work) => endOthers(work, personId(work.actor), work.actor.sessionId));
    return { ended };
  });

  mount("listPersonSessions", async ({ actor, params }) => {
    const { id } = await requireChangeable({ ...db, actor }, params.id);
    const sessions = await openSessionsOf(db, id);
    return { data: sessions.map((session) => presentSession(session, actor.sessionId)) };
  });

  mount("endPersonSession", async (ctx) => {
    await ctx.work(async (work) => {
      const { id } = await requireChangeable(work, ctx.params.id);
      await endOne(work, id, ctx.params.session_id);
    });
    return undefined;
  });

  mount("endPersonSessions", async (ctx) => {
    const ended = await ctx.work(async (work) => endAll(work, (await requireChangeable(work, ctx.params.id)).id));
    return { ended };
  });
}
