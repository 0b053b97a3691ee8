import type { Queries } from "../../platform/db.js";
import { notFound } from "../../platform/errors.js";
import type { Mount } from "../../platform/http/context.js";
import type { Services } from "../../platform/services.js";
import { createDepartment } from "./commands/create-department.js";
import { updateDepartment } from "./commands/update-department.js";
import { presentDepartment, presentDepartmentDetail } from "./organization-presenter.js";
import { readersOf } from "./organization-routes.js";
import { findDepartment, listDepartments } from "./organizations.js";
import { departmentChangeOf } from "./translate.js";

export function mountDepartments(mount: Mount, { db }: Services): void {
  const show = async (queries: Queries, id: number) => {
    const department = await findDepartment(queries, id);
    if (!department) throw notFound("Department");
    return presentDepartmentDetail(department);
  };

  mount("listDepartments", async ({ actor, query }) => {
    const readers = readersOf(actor, query.archived);
    return {
      data: (await listDepartments(db, { readers, organizationId: query.organization_id })).map(presentDepartment),
    };
  });

  mount("getDepartment", async (ctx) => {
    const view = await show(db, ctx.params.id);
    ctx.setVersion(view.version);
    return view;
  });

  mount("createDepartment", async (ctx) => {
    const { name, organization_id: organizationId, ...facts } = ctx.body;
    const view = await ctx.work(async (work) =>
      show(work, await createDepartment(work, { ...departmentChangeOf(facts), name, organizationId })),
    );
    ctx.setVersion(view.version);
    return view;
  });

  mount("updateDepartment", async (ctx) => {
    const view = await ctx.work(async (work) => {
      await updateDepartment(work, ctx.params.id, departmentChangeOf(ctx.body), ctx.ifMatch);
      return show(work, ctx.params.id);
    });
    ctx.setVersion(view.version);
    return view;
  });
}
