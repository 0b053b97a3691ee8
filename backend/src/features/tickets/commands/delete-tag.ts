import { AppError, notFound } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { policiesNamingTag } from "../../sla/index.js";
import { lockTag } from "../tag-list.js";
import { requireTagManager } from "../tag-rules.js";

/**
 * Deletes a tag that no ticket has and no policy asks for, and the names that were merged into it.
 * @throws AppError 404, 409 `tag.in_use` that says how many tickets have it, or which policy asks for it.
 */
export async function deleteTag(work: Work, id: number): Promise<void> {
  requireTagManager(work.actor);
  const tag = await lockTag(work, id);
  if (!tag) throw notFound("Tag");
  if (tag.tickets > 0) {
    const tickets = tag.tickets === 1 ? "1 ticket has" : `${tag.tickets} tickets have`;
    throw new AppError("tag.in_use", 409, `${tickets} this tag: archive it, or merge it into another`);
  }
  const [policy] = await policiesNamingTag(work, id);
  if (policy)
    throw new AppError(
      "tag.in_use",
      409,
      `The policy ${policy.name} asks for this tag: archive it, or take it out there`,
    );
  await work.rows("DELETE FROM tags WHERE id = $1 OR merged_into = $1", [id]);
  await work.record({
    type: "tag.deleted",
    object: { kind: "tag", id },
    data: { tag_id: id, name: tag.name, aliases: tag.aliases.map(({ name }) => name) },
    details: { changes: { name: { from: tag.name, to: null } } },
  });
}
