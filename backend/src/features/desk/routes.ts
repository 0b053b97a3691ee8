import type { Queries } from "../../platform/db.js";
import { fieldErrors } from "../../platform/errors.js";
import type { Context, Mount } from "../../platform/http/context.js";
import { keepPicture, replacePicture, showPicture, type Picture } from "../../platform/image/keep-picture.js";
import type { Services } from "../../platform/services.js";
import { logoCaching } from "./brand.js";
import { changeSettings } from "./commands/change-settings.js";
import { setDeskLogo } from "./commands/set-desk-logo.js";
import type { DeskDoors } from "./doors.js";
import { changeOf, presentSettings } from "./presenter.js";
import { lastChanges, readSettingsAnew } from "./queries.js";

export function deskRoutes(mount: Mount, { config, db, storage }: Services, doors: DeskDoors): void {
  const show = async (queries: Queries) =>
    presentSettings(await readSettingsAnew(queries), await lastChanges(queries), config);

  mount("getSettings", async (ctx) => {
    const view = await show(db);
    ctx.setVersion(view.version);
    return view;
  });

  mount("updateSettings", async (ctx) => {
    const view = await ctx.work(async (work) => {
      await changeSettings(work, changeOf(ctx.body), { expected: ctx.ifMatch, bounds: config, doors });
      return show(work);
    });
    ctx.setVersion(view.version);
    return view;
  });

  const replaceLogo = (ctx: Pick<Context<"setDeskLogo">, "work">, logo: Picture | null) =>
    ctx.work(async (work) => ({ replaced: await setDeskLogo(work, logo), view: await show(work) }));

  mount("setDeskLogo", async (ctx) => {
    const [upload] = ctx.files;
    if (!upload) throw fieldErrors({ files: "Choose a picture" });
    return replacePicture(storage, await keepPicture(storage, upload, "A logo"), (logo) => replaceLogo(ctx, logo));
  });

  mount("removeDeskLogo", (ctx) => replacePicture(storage, null, (logo) => replaceLogo(ctx, logo)));

  mount("getDeskLogo", async (ctx) => {
    const { logo } = await readSettingsAnew(db);
    return showPicture(storage, logo, { key: ctx.query.key, name: "logo", cacheControl: logoCaching });
  });
}
