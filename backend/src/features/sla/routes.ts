import { readClock } from "../../platform/clock.js";
import type { Mount } from "../../platform/http/context.js";
import type { Services } from "../../platform/services.js";
import { mountCalendars } from "./calendars/routes.js";
import { impact } from "./drafts/impact.js";
import { preview } from "./drafts/preview.js";
import { evaluate } from "./evaluate.js";
import { mountPolicies } from "./policies/routes.js";
import { mountRuns } from "./runs/routes.js";

export function slaRoutes(mount: Mount, services: Services): void {
  const { db } = services;
  mountCalendars(mount, services);
  mountPolicies(mount, services);
  mountRuns(mount, services);
  mount("evaluateSla", async ({ body }) => ({ results: await evaluate(body.items) }));
  mount("previewSla", ({ body }) => preview(db, body));
  mount("slaImpact", async ({ body }) => impact(db, body, await readClock(db)));
}
