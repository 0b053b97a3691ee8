import { systemActor } from "../../platform/actor.js";
import { notFound } from "../../platform/errors.js";
import type { Mount } from "../../platform/http/context.js";
import type { Services } from "../../platform/services.js";
import type { Work } from "../../platform/work.js";
import { createPerson } from "./commands/create-person.js";
import { invitePerson } from "./commands/invite-person.js";
import { getListedPerson, listPeople } from "./people-list.js";
import { presentPerson, presentRole } from "./presenter.js";
import { listRoles } from "./queries.js";

/** Other people, as staff see and add them. */
export function mountPeople(mount: Mount, services: Services): void {
  const { config, db, mail } = services;

  mount("listPeople", async (ctx) => {
    const { people, nextCursor } = await listPeople(db, ctx.actor, ctx.query);
    return { data: people.map(presentPerson), page: { next_cursor: nextCursor } };
  });

  mount("getPerson", async (ctx) => {
    const person = await getListedPerson(db, ctx.actor, ctx.params.id);
    if (!person) throw notFound("Person");
    return presentPerson(person);
  });

  /** Whoever adds somebody is shown whom they added, whatever else they may read. */
  const added = async (work: Work, id: number) => {
    const person = await getListedPerson(work, work.actor.may("people.read") ? work.actor : systemActor, id);
    if (!person) throw notFound("Person");
    return presentPerson(person);
  };

  mount("createPerson", (ctx) =>
    ctx.work(async (work) => {
      const { full_name: fullName, email = null, phone = null } = ctx.body;
      return added(work, await createPerson(work, { fullName, email, phone }));
    }),
  );

  mount("invitePerson", async (ctx) => {
    const { email, full_name: fullName, role: roleKey } = ctx.body;
    const secret: { token?: string } = {};
    const invitation = await ctx.work(async (work) => {
      const { personId, token } = await invitePerson(work, { email, fullName, roleKey });
      if (mail === null) secret.token = token;
      // What is returned here is stored for repetitions of the request: the link must not lie there in the clear.
      return { person: await added(work, personId), link: null };
    });
    return { ...invitation, link: secret.token ? `${config.publicUrl}/invite?token=${secret.token}` : null };
  });

  mount("listRoles", async () => ({ data: (await listRoles(db)).map(presentRole) }));
}
