import { notFound } from "../../platform/errors.js";
import type { Mount } from "../../platform/http/context.js";
import type { Services } from "../../platform/services.js";
import { mountCalendars } from "./calendars/routes.js";
import { evaluate } from "./evaluate.js";
import { mountPolicies } from "./policies/routes.js";

export function slaRoutes(mount: Mount, services: Services): void {
  mountCalendars(mount, services);
  mountPolicies(mount, services);
  mount("evaluateSla", async ({ body }) => ({ results: await evaluate(body.items) }));
  for (const name of [
    "applyCalendar",
    "applySlaPolicy",
    "listSlaRuns",
    "getSlaRun",
    "previewSla",
    "slaImpact",
    "explainSla",
    "extendSla",
  ] as const)
    mount(name, () => {
      throw notFound("Run");
    });
}
