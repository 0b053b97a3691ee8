import type { Work } from "../../../platform/work.js";
import { requireTagManager, withTagName } from "../tag-rules.js";
import { recordTag } from "../tags.js";

/** @throws AppError 422 for a name that a tag has, or had before it was merged. */
export async function createTag(work: Work, name: string): Promise<number> {
  requireTagManager(work.actor);
  const tag = await withTagName(work, name, () =>
    work.one<{ id: number }>("INSERT INTO tags (name, changed_by, changed_at) VALUES ($1, $2, $3) RETURNING id", [
      name,
      work.actor.id,
      work.now,
    ]),
  );
  if (!tag) throw new Error("The tag was not written");
  await recordTag(work, { id: tag.id, name });
  return tag.id;
}
