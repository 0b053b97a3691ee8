import { readClock } from "../../../platform/clock.js";
import type { Mount } from "../../../platform/http/context.js";
import type { Services } from "../../../platform/services.js";
import { readRules } from "../../desk/index.js";
import { requireSight, requireVersion, showTicket } from "../../tickets/index.js";
import { planActions } from "./actions.js";
import { countUse } from "./commands/count-use.js";
import { createCanned } from "./commands/create-canned.js";
import { runMacro } from "./commands/run-macro.js";
import { updateCanned } from "./commands/update-canned.js";
import { presentCanned } from "./presenter.js";
import { listCanned, listFolders, requireCanned, requireUsable } from "./queries.js";
import { renderTexts } from "./render.js";

export function cannedRoutes(mount: Mount, { db, config, hints }: Services): void {
  mount("listCanned", async ({ actor, query }) => {
    const { rows, nextCursor } = await listCanned(db, actor, query);
    return { data: rows.map(presentCanned(actor)), page: { next_cursor: nextCursor } };
  });

  mount("listCannedFolders", async ({ actor }) => ({ data: await listFolders(db, actor) }));

  mount("getCanned", async (ctx) => {
    const canned = await requireCanned(db, ctx.actor, ctx.params.id);
    ctx.setVersion(canned.version);
    return presentCanned(ctx.actor)(canned);
  });

  mount("createCanned", (ctx) =>
    ctx.work(async (work) => {
      const id = await createCanned(work, ctx.body);
      return presentCanned(ctx.actor)(await requireCanned(work, ctx.actor, id));
    }),
  );

  mount("updateCanned", async (ctx) => {
    const canned = await ctx.work(async (work) => {
      await updateCanned(work, ctx.params.id, ctx.body, ctx.ifMatch);
      return requireCanned(work, ctx.actor, ctx.params.id);
    });
    ctx.setVersion(canned.version);
    return presentCanned(ctx.actor)(canned);
  });

  mount("previewCanned", async ({ actor, params, body }) => {
    const ticket = await requireSight(db, actor, params.id);
    const shown = await renderTexts(db, { actor, ticket, now: await readClock(db) }, body.texts, body.language);
    return { ...shown, actions: [] };
  });

  mount("renderCanned", async ({ actor, params }) => {
    const ticket = await requireSight(db, actor, params.id);
    const canned = await requireUsable(db, actor, params.canned_id);
    const [now, rules] = [await readClock(db), await readRules(db, config)];
    const shown = await renderTexts(db, { actor, ticket, now }, canned.texts);
    return { ...shown, actions: await planActions(db, actor, ticket, canned, { rules, now }) };
  });

  mount("countCannedUse", async ({ actor, params, work }) => {
    await work(async (w) => {
      await requireSight(w, actor, params.id);
      await requireUsable(w, actor, params.canned_id);
      await countUse(w, params.canned_id);
    });
    return undefined;
  });

  mount("runMacro", async (ctx) => {
    const rules = await readRules(db, config);
    const ticketId = ctx.params.id;
    const view = await ctx.work(async (work) => {
      await requireVersion(work, ticketId, ctx.ifMatch, rules);
      await runMacro(work, { ticketId, cannedId: ctx.params.canned_id, reason: ctx.body.reason }, rules, hints);
      return showTicket(work, ctx.actor, ticketId, rules);
    });
    ctx.setVersion(view.version);
    return view;
  });
}
