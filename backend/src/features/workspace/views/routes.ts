import type { Mount } from "../../../platform/http/context.js";
import type { Services } from "../../../platform/services.js";
import { createView } from "./commands/create-view.js";
import { deleteView, recoverView } from "./commands/delete-view.js";
import { orderViews } from "./commands/order-views.js";
import { setAlert } from "./commands/set-alert.js";
import { updateView } from "./commands/update-view.js";
import { createViewCounter } from "./count-views.js";
import { managesViews, requireStaff } from "./policy.js";
import { presentView } from "./presenter.js";
import { listViews, requireView } from "./queries.js";

export function viewRoutes(mount: Mount, { db }: Services): void {
  const countViews = createViewCounter(db);

  mount("listViews", async ({ actor, query }) => {
    requireStaff(actor);
    const { rows, nextCursor } = await listViews(db, actor, query);
    return {
      data: rows.map(presentView(actor)),
      page: { next_cursor: nextCursor },
      abilities: { share: managesViews(actor) },
    };
  });

  mount("countViews", async ({ actor }) => {
    requireStaff(actor);
    return { data: await countViews(actor) };
  });

  mount("getView", async (ctx) => {
    requireStaff(ctx.actor);
    const view = await requireView(db, ctx.actor, ctx.params.id);
    ctx.setVersion(view.version);
    return presentView(ctx.actor)(view);
  });

  mount("createView", (ctx) =>
    ctx.work(async (work) => {
      requireStaff(ctx.actor);
      const id = await createView(work, ctx.body);
      return presentView(ctx.actor)(await requireView(work, ctx.actor, id));
    }),
  );

  mount("updateView", async (ctx) => {
    const view = await ctx.work(async (work) => {
      requireStaff(ctx.actor);
      await updateView(work, ctx.params.id, ctx.body, ctx.ifMatch);
      return requireView(work, ctx.actor, ctx.params.id);
    });
    ctx.setVersion(view.version);
    return presentView(ctx.actor)(view);
  });

  mount("deleteView", async ({ actor, params, work }) => {
    requireStaff(actor);
    await work((w) => deleteView(w, params.id));
    return undefined;
  });

  mount("recoverView", ({ actor, params, work }) =>
    work(async (w) => {
      requireStaff(actor);
      await recoverView(w, params.id);
      return presentView(actor)(await requireView(w, actor, params.id));
    }),
  );

  mount("orderViews", async ({ body, work }) => {
    await work((w) => orderViews(w, body.ids));
    return undefined;
  });

  mount("setViewAlert", ({ actor, params, body, work }) =>
    work(async (w) => {
      requireStaff(actor);
      await setAlert(w, params.id, body.alert);
      return presentView(actor)(await requireView(w, actor, params.id));
    }),
  );
}
