import { notFound } from "../../platform/errors.js";
import type { Mount } from "../../platform/http/context.js";
import type { Services } from "../../platform/services.js";
import { createTeam } from "./commands/create-team.js";
import { updateTeam } from "./commands/update-team.js";
import { showTeam, showTeams } from "./team-presenter.js";
import { listTeams, readTeam } from "./teams.js";
import type { Work } from "../../platform/work.js";

export function mountTeams(mount: Mount, { db }: Services): void {
  const shown = async (queries: Pick<Work, "rows" | "one">, id: number) => {
    const team = await readTeam(queries, id);
    if (!team) throw notFound("Team");
    return showTeam(queries, team);
  };

  mount("listTeams", async ({ actor, query }) => {
    // What was put away is of use to those who arrange the teams, not to those who choose one.
    const withArchived = query.archived === true && actor.may("directory.manage");
    return { data: await showTeams(db, await listTeams(db, withArchived)) };
  });

  mount("getTeam", async (ctx) => {
    const team = await shown(db, ctx.params.id);
    ctx.setVersion(team.version);
    return team;
  });

  mount("createTeam", (ctx) =>
    ctx.work(async (work) => {
      const { body } = ctx;
      const id = await createTeam(work, {
        name: body.name,
        description: body.description ?? null,
        supervisorId: body.supervisor_id ?? null,
        memberIds: body.member_ids ?? [],
        departmentIds: body.department_ids ?? [],
      });
      return shown(work, id);
    }),
  );

  mount("updateTeam", async (ctx) => {
    const { body, params } = ctx;
    const team = await ctx.work(async (work) => {
      await updateTeam(
        work,
        params.id,
        {
          name: body.name,
          description: body.description,
          supervisorId: body.supervisor_id,
          memberIds: body.member_ids,
          departmentIds: body.department_ids,
          archived: body.archived,
        },
        ctx.ifMatch,
      );
      return shown(work, params.id);
    });
    ctx.setVersion(team.version);
    return team;
  });
}
