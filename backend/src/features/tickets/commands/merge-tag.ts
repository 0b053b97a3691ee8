import type { TagMerge } from "../../../contract/index.js";
import type { Queries } from "../../../platform/db.js";
import { fieldErrors, notFound } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { findTag, lockTag, type Tag } from "../tag-list.js";
import { requireTagManager } from "../tag-rules.js";

/** How many tickets a merge would change. @throws AppError 404, 422 on `into_id`. */
export async function previewTagMerge(queries: Queries, id: number, intoId: number): Promise<TagMerge> {
  requireTwo(id, await findTag(queries, id), intoId, await findTag(queries, intoId));
  const found = await queries.one<TagMerge>(
    `SELECT count(*)::integer AS tickets,
            (count(*) FILTER (WHERE EXISTS (SELECT FROM ticket_tags o WHERE o.ticket_id = x.ticket_id AND o.tag_id = $2)))::integer AS both
     FROM ticket_tags x WHERE x.tag_id = $1`,
    [id, intoId],
  );
  return found ?? { tickets: 0, both: 0 };
}

/**
 * Merges a tag into another: every ticket that has it gets the other, once. Its row stays as another name of that one.
 * All at once: nobody puts it on a ticket meanwhile, and no ticket is seen with neither.
 * @throws AppError 404, 422 on `into_id`.
 */
export async function mergeTag(work: Work, id: number, intoId: number): Promise<void> {
  requireTagManager(work.actor);
  // In one order: two who merge the same tags the other way round must not wait for each other.
  const locked = new Map<number, Tag | null>();
  for (const one of [id, intoId].sort((a, b) => a - b)) locked.set(one, await lockTag(work, one));
  const { from, into } = requireTwo(id, locked.get(id) ?? null, intoId, locked.get(intoId) ?? null);

  await work.rows(
    "INSERT INTO ticket_tags (ticket_id, tag_id) SELECT ticket_id, $2 FROM ticket_tags WHERE tag_id = $1 ON CONFLICT DO NOTHING",
    [id, intoId],
  );
  await work.rows("DELETE FROM ticket_tags WHERE tag_id = $1", [id]);
  // Names that meant it mean the other now, so that every name is one step away from its tag.
  await work.rows("UPDATE tags SET merged_into = $2, archived_at = NULL WHERE id = $1 OR merged_into = $1", [
    id,
    intoId,
  ]);
  await work.rows("UPDATE tags SET changed_by = $2, changed_at = $3, version = version + 1 WHERE id = $1", [
    intoId,
    work.actor.id,
    work.now,
  ]);
  await work.record({
    type: "tag.merged",
    object: { kind: "tag", id },
    data: { tag_id: id, name: from.name, into_id: intoId, into: into.name, tickets: from.tickets },
    details: { changes: { merged_into: { from: null, to: into.name } } },
  });
}

function requireTwo(id: number, from: Tag | null, intoId: number, into: Tag | null): { from: Tag; into: Tag } {
  if (!from) throw notFound("Tag");
  if (id === intoId) throw fieldErrors({ into_id: "Choose another tag" });
  if (!into) throw fieldErrors({ into_id: "There is no such tag" });
  if (into.archivedAt) throw fieldErrors({ into_id: "It is archived; restore it first" });
  return { from, into };
}
