import type { Queries } from "../../platform/db.js";
import { notFound } from "../../platform/errors.js";
import type { Mount } from "../../platform/http/context.js";
import type { Services } from "../../platform/services.js";
import { addGroupMembers, removeGroupMember, setPersonGroups } from "./commands/change-group-members.js";
import { createCustomerGroup } from "./commands/create-customer-group.js";
import { updateCustomerGroup } from "./commands/update-customer-group.js";
import { presentCustomerGroup, presentGroupMember } from "./customer-group-presenter.js";
import { findCustomerGroup, groupsOf, listCustomerGroups, listGroupMembers } from "./customer-groups.js";

export function mountCustomerGroups(mount: Mount, { db }: Services): void {
  const shown = async (queries: Queries, id: number) => {
    const group = await findCustomerGroup(queries, id);
    if (!group) throw notFound("Customer group");
    return presentCustomerGroup(group);
  };

  mount("listCustomerGroups", async ({ actor, query }) => {
    // What was put away is of use to those who arrange the groups, not to those who choose one.
    const withArchived = query.archived === true && actor.may("directory.manage");
    return { data: (await listCustomerGroups(db, withArchived)).map(presentCustomerGroup) };
  });

  mount("getCustomerGroup", async (ctx) => {
    const group = await shown(db, ctx.params.id);
    ctx.setVersion(group.version);
    return group;
  });

  mount("createCustomerGroup", (ctx) =>
    ctx.work(async (work) => shown(work, await createCustomerGroup(work, ctx.body))),
  );

  mount("updateCustomerGroup", async (ctx) => {
    const group = await ctx.work(async (work) => {
      await updateCustomerGroup(work, ctx.params.id, ctx.body, ctx.ifMatch);
      return shown(work, ctx.params.id);
    });
    ctx.setVersion(group.version);
    return group;
  });

  mount("listGroupMembers", async ({ actor, params, query }) => {
    await shown(db, params.id);
    const { members, nextCursor } = await listGroupMembers(db, params.id, query);
    return { data: members.map((member) => presentGroupMember(actor, member)), page: { next_cursor: nextCursor } };
  });

  mount("addGroupMembers", (ctx) =>
    ctx.work(async (work) => {
      await addGroupMembers(work, ctx.params.id, ctx.body.person_ids);
      return shown(work, ctx.params.id);
    }),
  );

  mount("removeGroupMember", async (ctx) => {
    await ctx.work((work) => removeGroupMember(work, ctx.params.id, ctx.params.person_id));
    return undefined;
  });

  mount("setPersonGroups", (ctx) =>
    ctx.work(async (work) => {
      await setPersonGroups(work, ctx.params.id, ctx.body.group_ids);
      return { data: await groupsOf(work, ctx.params.id) };
    }),
  );
}
