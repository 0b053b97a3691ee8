import { forbidden } from "../../../platform/errors.js";
import { readClock } from "../../../platform/clock.js";
import type { Mount } from "../../../platform/http/context.js";
import type { Services } from "../../../platform/services.js";
import { showHome } from "./show-home.js";

/** An agent's day. */
export function homeRoutes(mount: Mount, { db }: Services): void {
  mount("getHome", async ({ actor }) => {
    if (!actor.isStaff) throw forbidden("see the desk's day");
    return showHome(db, actor, await readClock(db));
  });
}
