import type { Mount } from "../../platform/http/context.js";
import type { Services } from "../../platform/services.js";
import { createPerson } from "./commands/create-person.js";
import { listPeople } from "./people-list.js";
import { showAdded } from "./show-added.js";
import { presentPerson } from "./presenter.js";

/** Other people, as staff see and add them. */
export function mountPeople(mount: Mount, services: Services): void {
  const { db } = services;

  mount("listPeople", async (ctx) => {
    const { people, nextCursor } = await listPeople(db, ctx.actor, ctx.query);
    return { data: people.map((person) => presentPerson(ctx.actor, person)), page: { next_cursor: nextCursor } };
  });

  mount("createPerson", (ctx) =>
    ctx.work(async (work) => {
      const { full_name: fullName, email = null, phone = null } = ctx.body;
      return showAdded(work, await createPerson(work, { fullName, email, phone }));
    }),
  );
}
