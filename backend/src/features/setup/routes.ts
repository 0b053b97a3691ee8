import type { Mount } from "../../platform/http/context.js";
import type { Services } from "../../platform/services.js";
import { loadSampleData } from "./commands/load-sample-data.js";
import { removeSampleData } from "./commands/remove-sample-data.js";
import { updateSetup } from "./commands/update-setup.js";
import { presentSample, presentSetup } from "./presenter.js";
import { readSample, readSetup } from "./queries.js";

export function setupRoutes(mount: Mount, { db }: Services): void {
  mount("getSetup", async (ctx) => {
    const setup = presentSetup(await readSetup(db), await readSample(db));
    ctx.setVersion(setup.version);
    return setup;
  });

  mount("updateSetup", async (ctx) => {
    const setup = await ctx.work((work) => updateSetup(work, ctx.body, ctx.ifMatch));
    ctx.setVersion(setup.version);
    return presentSetup(setup, await readSample(db));
  });

  mount("loadSampleData", async (ctx) => {
    const isThere = await ctx.work((work) => loadSampleData(work));
    ctx.status(isThere ? 200 : 202);
    return presentSample(await readSample(db));
  });

  mount("removeSampleData", async (ctx) => {
    await ctx.work((work) => removeSampleData(work));
    return presentSample(await readSample(db));
  });
}
