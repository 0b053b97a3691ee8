import { readClock } from "../../platform/clock.js";
import { personId, type Actor } from "../../platform/actor.js";
import type { Queries } from "../../platform/db.js";
import type { Mount } from "../../platform/http/context.js";
import type { Services } from "../../platform/services.js";
import { mountCalendars } from "./calendars/routes.js";
import { impact } from "./drafts/impact.js";
import { preview } from "./drafts/preview.js";
import { evaluate } from "./evaluate.js";
import { createEfforts } from "./evaluate-effort.js";
import { mountPolicies } from "./policies/routes.js";
import { mountRuns } from "./runs/routes.js";

/** Those of some tickets that an actor may know of. The tickets, which lie above this feature, answer it. */
type VisibleAmong = (queries: Queries, actor: Actor, ids: readonly number[]) => Promise<ReadonlySet<number>>;

/** @param visibleAmong who may read of which tickets in an impact's examples: app.ts hands it in. */
export function slaRoutes(mount: Mount, services: Services, visibleAmong: VisibleAmong): void {
  const { db } = services;
  const effortOf = createEfforts();
  mountCalendars(mount, services);
  mountPolicies(mount, services);
  mountRuns(mount, services);
  mount("evaluateSla", async ({ actor, body }) => ({
    results: await evaluate(body.items, effortOf(personId(actor))),
  }));
  mount("previewSla", ({ body }) => preview(db, body));
  mount("slaImpact", async ({ actor, body }) => {
    const told = await impact(db, body, await readClock(db));
    const visible = await visibleAmong(
      db,
      actor,
      told.examples.map((example) => example.ticket_id),
    );
    return { ...told, examples: told.examples.filter((example) => visible.has(example.ticket_id)) };
  });
}
