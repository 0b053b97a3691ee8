import type { Mount } from "../../platform/http/context.js";
import type { Services } from "../../platform/services.js";
import { changePerson } from "./commands/change-person.js";
import { mountInvitations } from "./invitation-routes.js";
import type { ExportDoors } from "./own-account/export-person.js";
import { mountOwnAccount } from "./own-account/routes.js";
import { showPerson } from "./person-detail.js";
import type { PersonDoors } from "./person-doors.js";
import { mountRoles } from "./roles/routes.js";

/** Who may what here, who is invited, and what people do with their own account: what needs features after this one. */
export function peopleAdminRoutes(mount: Mount, services: Services, doors: PersonDoors & ExportDoors): void {
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
  mountOwnAccount(mount, services, doors);
  mountRoles(mount, services, doors);
}
