import { AppError } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import type { Tree } from "../category-tree.js";
import type { Category } from "../models.js";

/**
 * Puts a category away with all that lies below it, since a topic without what it is about would lead nowhere. What
 * is taken along remembers it, so that restoring brings back just that.
 * @throws AppError 409 `category.last_usable`.
 */
export async function archiveCategory(work: Work, tree: Tree, category: Category): Promise<void> {
  const along = tree.below(category.id).filter(({ isArchived }) => !isArchived);
  const goes = new Set([category.id, ...along.map(({ id }) => id)]);
  tree.requireUsable((node) => (goes.has(node.id) ? { ...node, isArchived: true } : node));
  await work.rows(
    `UPDATE categories SET archived_at = $2, archived_with = CASE WHEN id <> $1 THEN $1::bigint END,
            changed_by = $4, changed_at = $2, version = version + 1
     WHERE id = ANY ($3::bigint[])`,
    [category.id, work.now, [...goes], work.actor.id],
  );
  await work.record({
    type: "category.archived",
    object: { kind: "category", id: category.id },
    data: { category_id: category.id, name: category.name, with_ids: along.map(({ id }) => id) },
    details: { changes: { archived: { from: false, to: true } } },
  });
}

/** Brings a category back with what went along with it. @throws AppError 409 `category.parent_archived`. */
export async function restoreCategory(work: Work, tree: Tree, category: Category): Promise<void> {
  const above = tree.find(category.parentId);
  if (above?.isArchived)
    throw new AppError(
      "category.parent_archived",
      409,
      `It lies below ${above.name}, which is archived; restore that first`,
    );
  const along = tree.below(category.id).filter(({ archivedWith }) => archivedWith === category.id);
  await work.rows(
    `UPDATE categories SET archived_at = NULL, archived_with = NULL, changed_by = $2, changed_at = $3, version = version + 1
     WHERE id = ANY ($1::bigint[])`,
    [[category.id, ...along.map(({ id }) => id)], work.actor.id, work.now],
  );
  await work.record({
    type: "category.restored",
    object: { kind: "category", id: category.id },
    data: { category_id: category.id, name: category.name, with_ids: along.map(({ id }) => id) },
    details: { changes: { archived: { from: true, to: false } } },
  });
}
