import { notFound } from "../../platform/errors.js";
import type { Mount } from "../../platform/http/context.js";
import type { Services } from "../../platform/services.js";
import type { Work } from "../../platform/work.js";
import { createSkill } from "./commands/create-skill.js";
import { setSkillLevels } from "./commands/set-skill-levels.js";
import { updateSkill } from "./commands/update-skill.js";
import { findSkill, listSkilledPeople, listSkills } from "./skills.js";
import { presentSkill, presentSkilledPerson } from "./team-presenter.js";

export function mountSkills(mount: Mount, { db }: Services): void {
  const shown = async (work: Work, id: number) => {
    const skill = await findSkill(work, id);
    if (!skill) throw notFound("Skill");
    return presentSkill(skill);
  };

  mount("listSkills", async ({ actor, query }) => {
    const withArchived = query.archived === true && actor.may("directory.manage");
    return { data: (await listSkills(db, withArchived)).map(presentSkill) };
  });

  mount("createSkill", (ctx) => ctx.work(async (work) => shown(work, await createSkill(work, ctx.body.name))));

  mount("updateSkill", async (ctx) => {
    const skill = await ctx.work(async (work) => {
      await updateSkill(work, ctx.params.id, ctx.body, ctx.ifMatch);
      return shown(work, ctx.params.id);
    });
    ctx.setVersion(skill.version);
    return skill;
  });

  mount("getSkillMatrix", async ({ query }) => {
    const { people, nextCursor } = await listSkilledPeople(db, query);
    return { data: people.map(presentSkilledPerson), page: { next_cursor: nextCursor } };
  });

  mount("setSkillLevels", async (ctx) => {
    const levels = ctx.body.levels.map(({ person_id: personId, skill_id: skillId, level, was }) => ({
      personId,
      skillId,
      level,
      was,
    }));
    const data = await ctx.work((work) => setSkillLevels(work, levels));
    return { data };
  });
}
