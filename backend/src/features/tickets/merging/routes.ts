import type { Mount } from "../../../platform/http/context.js";
import type { Services } from "../../../platform/services.js";
import { readRules } from "../../desk/index.js";
import { showTicket } from "../read-ticket.js";
import { requireVersion } from "../require-version.js";
import { holdAll } from "./chain.js";
import { mergeTickets } from "./merge-tickets.js";
import { unmergeTicket } from "./unmerge-ticket.js";

export function mergeRoutes(mount: Mount, { config, db }: Services): void {
  mount("mergeTicket", async (ctx) => {
    const { id } = ctx.params;
    const intoId = ctx.body.into_id;
    const rules = await readRules(db, config);
    const view = await ctx.work(async (work) => {
      // In one order, before the version is asked for.
      await holdAll(work, [id, intoId]);
      await requireVersion(work, id, ctx.ifMatch, rules);
      const target = await mergeTickets(work, id, intoId);
      return showTicket(work, ctx.actor, target.id, rules);
    });
    ctx.setVersion(view.version);
    return view;
  });

  mount("unmergeTicket", async (ctx) => {
    const rules = await readRules(db, config);
    const view = await ctx.work(async (work) => {
      const source = await unmergeTicket(work, ctx.params.id);
      return showTicket(work, ctx.actor, source.id, rules);
    });
    ctx.setVersion(view.version);
    return view;
  });
}
