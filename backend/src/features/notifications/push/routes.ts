import { personId } from "../../../platform/actor.js";
import type { Mount } from "../../../platform/http/context.js";
import type { Services } from "../../../platform/services.js";
import { addBrowser } from "./commands/add-browser.js";
import { removeBrowser } from "./commands/remove-browser.js";
import { renewBrowser } from "./commands/renew-browser.js";
import { publicKeyOf } from "./desk-key.js";
import { presentBrowser } from "./presenter.js";
import { browsersOf } from "./queries.js";

/** The browsers in which one wants to see alerts though no tab of the desk is open. */
export function mountPush(mount: Mount, services: Services): void {
  const { db, vault, config } = services;

  mount("getMyPush", async ({ actor }) => {
    const browsers = await browsersOf(db, personId(actor));
    return {
      public_key: await publicKeyOf(services),
      browsers: browsers.map((row) => presentBrowser(row, actor.sessionId)),
    };
  });

  mount("addMyPush", async ({ actor, body, work }) => {
    const row = await work((open) => addBrowser(open, { vault, config }, body));
    return presentBrowser(row, actor.sessionId);
  });

  mount("renewMyPush", ({ body, work }) => work(async (open) => ({ on: await renewBrowser(open, body.endpoint) })));

  mount("removeMyPush", async ({ params, work }) => {
    await work((open) => removeBrowser(open, params.id));
    return undefined;
  });
}
