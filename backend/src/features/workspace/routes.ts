import type { Mount } from "../../platform/http/context.js";
import type { Services } from "../../platform/services.js";
import { mountAvailability } from "./availability/routes.js";
import { bulkRoutes } from "./bulk/routes.js";
import { cannedRoutes } from "./canned/routes.js";
import { draftRoutes } from "./drafts/routes.js";
import { followRoutes } from "./following/routes.js";
import { snoozeRoutes } from "./snooze/routes.js";
import { timeRoutes } from "./time/routes.js";
import { viewRoutes } from "./views/routes.js";
import { timerRoutes } from "./time/timer-routes.js";
import { homeRoutes } from "./home/routes.js";
import { heldRoutes } from "./held/routes.js";

/** The parts of the workspace, a line each. */
const parts: readonly ((mount: Mount, services: Services) => void)[] = [
  mountAvailability,
  draftRoutes,
  heldRoutes,
  homeRoutes,
  cannedRoutes,
  viewRoutes,
  bulkRoutes,
  followRoutes,
  snoozeRoutes,
  timeRoutes,
  timerRoutes,
];

export function workspaceRoutes(mount: Mount, services: Services): void {
  for (const mountPart of parts) mountPart(mount, services);
}
