import type { UpdateCategoryBody } from "../../contract/index.js";
import type { Queries } from "../../platform/db.js";
import { notFound } from "../../platform/errors.js";
import type { Mount } from "../../platform/http/context.js";
import type { Services } from "../../platform/services.js";
import { findCategory, listCategories, readingLanguages } from "./categories.js";
import { presentCategory, showCategory } from "./category-presenter.js";
import { countCategoryTickets } from "./category-tickets.js";
import { createCategory } from "./commands/create-category.js";
import { moveCategory } from "./commands/move-category.js";
import { updateCategory } from "./commands/update-category.js";

export function mountCategories(mount: Mount, { db }: Services): void {
  const shown = async (queries: Queries, id: number) => {
    const category = await findCategory(queries, { id });
    if (!category) throw notFound("Category");
    return showCategory(queries, category);
  };

  mount("listCategories", async ({ actor, query }) => {
    // What was put away is of use to those who arrange the tree, not to those who choose from it.
    const withArchived = query.archived === true && actor.may("directory.manage");
    const readers = withArchived ? "managers" : actor.isStaff ? "staff" : "customers";
    const languages = await readingLanguages(db, actor);
    return { data: (await listCategories(db, { readers, languages })).map(presentCategory) };
  });

  mount("countCategoryTickets", async () => ({ data: await countCategoryTickets(db) }));

  mount("getCategory", async (ctx) => {
    const category = await shown(db, ctx.params.id);
    ctx.setVersion(category.version);
    return category;
  });

  mount("createCategory", (ctx) =>
    ctx.work(async (work) => {
      const { name, parent_id: parentId, ...rest } = ctx.body;
      const { help, defaultPriority, departmentId, teamId, skillId, isPublic, texts } = fieldsOf(rest);
      const parts = { departmentId, teamId, skillId, isPublic, texts };
      return shown(work, await createCategory(work, { name, help, parentId, defaultPriority, ...parts }));
    }),
  );

  mount("updateCategory", async (ctx) => {
    const { body, params } = ctx;
    const category = await ctx.work(async (work) => {
      await updateCategory(work, params.id, fieldsOf(body), ctx.ifMatch);
      return shown(work, params.id);
    });
    ctx.setVersion(category.version);
    return category;
  });

  mount("moveCategory", async (ctx) => {
    const { body, params } = ctx;
    const category = await ctx.work(async (work) => {
      await moveCategory(work, params.id, { parentId: body.parent_id, afterId: body.after_id }, ctx.ifMatch);
      return shown(work, params.id);
    });
    ctx.setVersion(category.version);
    return category;
  });
}

/** From the wire's names to the commands'. */
const fieldsOf = (body: UpdateCategoryBody) => ({
  name: body.name,
  help: body.help,
  defaultPriority: body.default_priority,
  departmentId: body.department_id,
  teamId: body.team_id,
  skillId: body.skill_id,
  isPublic: body.public,
  texts: body.texts,
  archived: body.archived,
});
