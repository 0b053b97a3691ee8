import type { Mount } from "../../../platform/http/context.js";
import type { Services } from "../../../platform/services.js";
import { readClock } from "../../../platform/clock.js";
import { readRules } from "../../desk/index.js";
import { previewSplit } from "./preview-split.js";
import { showTicket } from "../read-ticket.js";
import { splitTicket } from "./split-ticket.js";
import { unsplitTicket } from "./unsplit-ticket.js";

export function splitRoutes(mount: Mount, { config, db }: Services): void {
  mount("previewSplit", async ({ actor, params, query }) => {
    const { comment_id: commentId, with_later: withLater = false, category_id: categoryId } = query;
    return previewSplit(db, actor, params.id, { commentId, withLater, categoryId }, await readClock(db));
  });

  mount("splitTicket", async (ctx) => {
    const { comment_id: commentId, with_later: withLater, subject, category_id: categoryId } = ctx.body;
    const rules = await readRules(db, config);
    const view = await ctx.work(async (work) => {
      const begun = await splitTicket(work, ctx.params.id, { commentId, withLater, subject, categoryId });
      return showTicket(work, ctx.actor, begun.id, rules);
    });
    ctx.setVersion(view.version);
    return view;
  });

  mount("unsplitTicket", async (ctx) => {
    const rules = await readRules(db, config);
    const view = await ctx.work(async (work) => {
      const source = await unsplitTicket(work, ctx.params.id);
      return showTicket(work, ctx.actor, source.id, rules);
    });
    ctx.setVersion(view.version);
    return view;
  });
}
