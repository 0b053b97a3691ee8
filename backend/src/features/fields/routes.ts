import { readingLanguages } from "../directory/index.js";
import type { Queries } from "../../platform/db.js";
import type { Actor } from "../../platform/actor.js";
import { notFound } from "../../platform/errors.js";
import type { Mount } from "../../platform/http/context.js";
import type { Services } from "../../platform/services.js";
import { createField } from "./commands/create-field.js";
import { moveField } from "./commands/move-field.js";
import { updateField } from "./commands/update-field.js";
import { presentField, presentFields, showField } from "./presenter.js";
import { findField, readFieldsAnew } from "./queries.js";
import { factsOf } from "./translate.js";

export function fieldRoutes(mount: Mount, { db }: Services): void {
  const shown = async (queries: Queries, actor: Actor, id: number) => {
    const field = await findField(queries, id);
    if (!field) throw notFound("Field");
    return showField(queries, actor, field);
  };

  mount("listFields", async ({ actor, query }) => {
    const fields = await readFieldsAnew(db);
    if (query.archived && actor.may("directory.manage"))
      return { data: fields.map((field) => presentField(actor, field)) };
    return { data: presentFields(actor, fields, await readingLanguages(db, actor)) };
  });

  mount("getField", async (ctx) => {
    const field = await shown(db, ctx.actor, ctx.params.id);
    ctx.setVersion(field.version);
    return field;
  });

  mount("createField", (ctx) =>
    ctx.work(async (work) => {
      const { key, label, type, ...rest } = ctx.body;
      return shown(work, ctx.actor, await createField(work, { ...factsOf(rest), key, label, type }));
    }),
  );

  mount("updateField", async (ctx) => {
    const { archived, ...rest } = ctx.body;
    const field = await ctx.work(async (work) => {
      await updateField(work, ctx.params.id, { ...factsOf(rest), archived }, ctx.ifMatch);
      return shown(work, ctx.actor, ctx.params.id);
    });
    ctx.setVersion(field.version);
    return field;
  });

  mount("moveField", async (ctx) => {
    const field = await ctx.work(async (work) => {
      await moveField(work, ctx.params.id, { afterId: ctx.body.after_id }, ctx.ifMatch);
      return shown(work, ctx.actor, ctx.params.id);
    });
    ctx.setVersion(field.version);
    return field;
  });
}
