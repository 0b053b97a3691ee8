import { notFound, staleVersion } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { lockTag, presentTag } from "../tag-list.js";
import { requireTagManager, withTagName } from "../tag-rules.js";

/** `undefined` leaves it. */
export interface TagChange {
  name?: string | undefined;
  archived?: boolean | undefined;
}

/**
 * Renames a tag on every ticket that has it, puts it away, or brings it back.
 * @throws AppError 404, 412 when `expected` is not the present version, 422 for a name that is taken.
 */
export async function updateTag(work: Work, id: number, change: TagChange, expected: number | null): Promise<void> {
  requireTagManager(work.actor);
  const before = await lockTag(work, id);
  if (!before) throw notFound("Tag");
  if (expected !== null && expected !== before.version) throw staleVersion(presentTag(before));

  const wasArchived = before.archivedAt !== null;
  const { name = before.name, archived = wasArchived } = change;
  if (name === before.name && archived === wasArchived) return;
  const write = () =>
    work.rows(
      `UPDATE tags SET name = $2, archived_at = CASE WHEN $3::boolean THEN coalesce(archived_at, $4::timestamptz) END,
              changed_by = $5, changed_at = $4::timestamptz, version = version + 1
       WHERE id = $1`,
      [id, name, archived, work.now, work.actor.id],
    );
  // Its own name in another case is not another's.
  if (name.toLowerCase() === before.name.toLowerCase()) await write();
  else await withTagName(work, name, write);
  if (name !== before.name)
    await work.record({
      type: "tag.renamed",
      object: { kind: "tag", id },
      data: { tag_id: id, from: before.name, to: name, tickets: before.tickets },
      details: { changes: { name: { from: before.name, to: name } } },
    });
  if (archived !== wasArchived)
    await work.record({
      type: archived ? "tag.archived" : "tag.restored",
      object: { kind: "tag", id },
      data: { tag_id: id, name },
      details: { changes: { archived: { from: wasArchived, to: archived } } },
    });
}
