import type { Mount } from "../../platform/http/context.js";
import type { Services } from "../../platform/services.js";
import { changePerson } from "./commands/change-person.js";
import { mountInvitations } from "./invitation-routes.js";
import { showPerson } from "./person-detail.js";
import type { PersonDoors } from "./person-doors.js";
import { mountRoles } from "./roles/routes.js";

/** Who may what here, and who is invited. */
export function peopleAdminRoutes(mount: Mount, services: Services, doors: PersonDoors): void {
  const { db } = services;

  mount("getPerson", async (ctx) => {
    const person = await showPerson(db, ctx.actor, ctx.params.id);
    ctx.setVersion(person.version);
    return person;
  });

  mount("updatePerson", async (ctx) => {
    const { body, params } = ctx;
    const person = await ctx.work(async (work) => {
      const change = {
        roleKey: body.role,
        teamIds: body.team_ids,
        deactivated: body.deactivated,
        assignTicketsTo: body.open_tickets?.assign_to,
      };
      const handedOver = await changePerson(work, params.id, change, ctx.ifMatch, doors);
      return { ...(await showPerson(work, ctx.actor, params.id)), handed_over: handedOver };
    });
    ctx.setVersion(person.version);
    return person;
  });

  mountInvitations(mount, services, doors);
  mountRoles(mount, services, doors);
}
