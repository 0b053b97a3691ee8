import type { Mount } from "../../../platform/http/context.js";
import type { Services } from "../../../platform/services.js";
import type { PersonDoors } from "../person-doors.js";
import { createRole } from "./commands/create-role.js";
import { deleteRole } from "./commands/delete-role.js";
import { updateRole } from "./commands/update-role.js";
import { presentPermissions, presentRole, showRole } from "./presenter.js";
import { listRoles } from "./queries.js";

/** What people may do here, as roles: read by whoever gives one, made by whoever may. */
export function mountRoles(mount: Mount, { db }: Services, doors: Pick<PersonDoors, "handOver">): void {
  mount("listRoles", async ({ actor }) => ({
    data: (await listRoles(db)).map((role) => presentRole(actor, role)),
  }));

  mount("listPermissions", async ({ actor }) => presentPermissions(actor));

  mount("getRole", async (ctx) => {
    const role = await showRole(db, ctx.actor, ctx.params.id);
    ctx.setVersion(role.version);
    return role;
  });

  mount("createRole", async (ctx) => {
    const { name, description = null, is_staff: isStaff, sees, permissions } = ctx.body;
    const role = await ctx.work(async (work) =>
      showRole(work, ctx.actor, await createRole(work, { name, description, isStaff, sees, permissions })),
    );
    ctx.setVersion(role.version);
    return role;
  });

  mount("updateRole", async (ctx) => {
    const { is_staff: isStaff, ...change } = ctx.body;
    const role = await ctx.work(async (work) => {
      const returned = await updateRole(work, ctx.params.id, { ...change, isStaff }, ctx.ifMatch, doors);
      return { ...(await showRole(work, ctx.actor, ctx.params.id)), returned_tickets: returned };
    });
    ctx.setVersion(role.version);
    return role;
  });

  mount("deleteRole", async (ctx) => {
    await ctx.work((work) => deleteRole(work, ctx.params.id, ctx.query.move_to ?? null, doors));
    return undefined;
  });
}
