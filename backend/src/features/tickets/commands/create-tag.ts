import { firstValues } from "../../../platform/differences.js";
import type { Work } from "../../../platform/work.js";
import { requireTagManager, withTagName } from "../tag-rules.js";

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
  await work.record({
    type: "tag.created",
    object: { kind: "tag", id: tag.id },
    data: { tag_id: tag.id, name },
    details: { changes: firstValues({ name }) },
  });
  return tag.id;
}
