import type { Mount } from "../../platform/http/context.js";
import type { Services } from "../../platform/services.js";
import { personRefs } from "../accounts/index.js";
import { presentCategory, presentNamed, presentTeam } from "./presenter.js";
import { listCategories, listDepartments, listOrganizations, listSkills, listTags } from "./queries.js";
import { listTeams } from "./teams.js";

export function directoryRoutes(mount: Mount, { db }: Services): void {
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

  mount("listTeams", async () => {
    const teams = await listTeams(db);
    const people = await personRefs(
      db,
      teams.flatMap((team) => [...team.memberIds, ...(team.supervisorId ? [team.supervisorId] : [])]),
    );
    return { data: teams.map((team) => presentTeam(team, people)) };
  });

  mount("listSkills", async () => ({ data: (await listSkills(db)).map(presentNamed) }));
  mount("listTags", async () => ({ data: (await listTags(db)).map(presentNamed) }));
}
