import type { Mount } from "../../platform/http/context.js";
import type { Services } from "../../platform/services.js";
import { presentCategory, presentNamed } from "./presenter.js";
import { listCategories, listDepartments, listOrganizations, listTags } from "./queries.js";
import { mountSkills } from "./skill-routes.js";
import { mountTeams } from "./team-routes.js";

export function directoryRoutes(mount: Mount, services: Services): void {
  const { db } = services;
  mount("listOrganizations", async () => ({ data: (await listOrganizations(db)).map(presentNamed) }));

  mount("listDepartments", async (ctx) => {
    const departments = await listDepartments(db, ctx.query.organization_id);
    return {
      data: departments.map(({ organization, ...department }) => ({ ...presentNamed(department), organization })),
    };
  });

  mount("listCategories", async (ctx) => {
    // What was put away is of use to those who arrange the list, not to those who choose from it.
    const withArchived = ctx.query.archived === true && ctx.actor.may("directory.manage");
    return { data: (await listCategories(db, withArchived)).map(presentCategory) };
  });

  mountTeams(mount, services);
  mountSkills(mount, services);
  mount("listTags", async () => ({ data: (await listTags(db)).map(presentNamed) }));
}
