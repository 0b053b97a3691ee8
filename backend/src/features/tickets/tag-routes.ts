import type { Queries } from "../../platform/db.js";
import { notFound } from "../../platform/errors.js";
import type { Mount } from "../../platform/http/context.js";
import type { Services } from "../../platform/services.js";
import { createTag } from "./commands/create-tag.js";
import { deleteTag } from "./commands/delete-tag.js";
import { mergeTag, previewTagMerge } from "./commands/merge-tag.js";
import { updateTag } from "./commands/update-tag.js";
import { findTag, listManagedTags, listTags, presentTag } from "./tag-list.js";

export function mountTags(mount: Mount, { db }: Services): void {
  const shown = async (queries: Queries, id: number) => {
    const tag = await findTag(queries, id);
    if (!tag) throw notFound("Tag");
    return presentTag(tag);
  };

  mount("listTags", async () => ({ data: await listTags(db) }));

  mount("listManagedTags", async ({ query }) => {
    const { tags, nextCursor } = await listManagedTags(db, query);
    return { data: tags.map(presentTag), page: { next_cursor: nextCursor } };
  });

  mount("createTag", (ctx) => ctx.work(async (work) => shown(work, await createTag(work, ctx.body.name))));

  mount("updateTag", async (ctx) => {
    const tag = await ctx.work(async (work) => {
      await updateTag(work, ctx.params.id, ctx.body, ctx.ifMatch);
      return shown(work, ctx.params.id);
    });
    ctx.setVersion(tag.version);
    return tag;
  });

  mount("deleteTag", async (ctx) => {
    await ctx.work((work) => deleteTag(work, ctx.params.id));
    return undefined;
  });

  mount("previewTagMerge", ({ params, query }) => previewTagMerge(db, params.id, query.into_id));

  mount("mergeTag", (ctx) =>
    ctx.work(async (work) => {
      await mergeTag(work, ctx.params.id, ctx.body.into_id);
      return shown(work, ctx.body.into_id);
    }),
  );
}
