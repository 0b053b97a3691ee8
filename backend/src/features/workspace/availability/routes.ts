import type { MyAvailability } from "../../../contract/index.js";
import { personId, type Actor } from "../../../platform/actor.js";
import type { Queries } from "../../../platform/db.js";
import { forbidden } from "../../../platform/errors.js";
import type { Mount } from "../../../platform/http/context.js";
import type { Services } from "../../../platform/services.js";
import { presentPersonRef } from "../../accounts/index.js";
import { chooseAvailability } from "./choose-availability.js";
import { availabilityNow, colleaguesAmong } from "./queries.js";

/** Who is there for work: oneself, and colleagues. */
export function mountAvailability(mount: Mount, { config, db, hints }: Services): void {
  const show = async (queries: Queries, actor: Actor): Promise<MyAvailability> => {
    const { now, chosen } = await availabilityNow(queries, personId(actor));
    return { availability: now, chosen, away_after_minutes: config.awayAfterMinutes };
  };

  mount("getAvailability", async ({ actor }) => {
    requireStaff(actor);
    return show(db, actor);
  });

  mount("setAvailability", async (ctx) => {
    requireStaff(ctx.actor);
    return ctx.work(async (work) => {
      await chooseAvailability(work, ctx.body.availability);
      work.afterCommit(() => hints.availability(personId(ctx.actor)));
      return show(work, ctx.actor);
    });
  });

  mount("listColleagues", async ({ actor, query }) => {
    requireStaff(actor);
    const rows = await colleaguesAmong(db, query.ids);
    return { data: rows.map((row) => ({ ...presentPersonRef(row), availability: row.availability })) };
  });
}

function requireStaff(actor: Actor): void {
  if (!actor.isStaff) throw forbidden("see who is there");
}
