import { AppError, notFound, staleVersion } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { findCategory } from "../categories.js";
import { showCategory } from "../category-presenter.js";
import { lockTree } from "../category-tree.js";
import { requireManager } from "../policy.js";
import { withUniqueName } from "../unique-name.js";

export interface CategoryPlace {
  /** Null: the top. */
  parentId: number | null;
  /** The sibling it is to stand behind; null: it comes first. */
  afterId: number | null;
}

/**
 * Moves a category, and all that lies below it, behind another one. Places are told by the neighbour and not by a
 * number: two who move at once both get what they saw, one after the other.
 *
 * @throws AppError 404, 412 when `expected` is not the present version, 409 `category.archived` and `category.moved`
 *   (the neighbour stands elsewhere by now), 422 for a place that there is not, or where another has its name.
 */
export async function moveCategory(work: Work, id: number, to: CategoryPlace, expected: number | null): Promise<void> {
  requireManager(work.actor);
  const tree = await lockTree(work);
  const before = await findCategory(work, { id });
  if (!before) throw notFound("Category");
  if (expected !== null && expected !== before.version) throw staleVersion(await showCategory(work, before));
  if (before.archivedAt) throw new AppError("category.archived", 409, `${before.name} is archived; restore it first`);
  tree.requirePlace(to.parentId, id);
  tree.requireUsable((node) => (node.id === id ? { ...node, parentId: to.parentId } : node));

  const former = tree.childrenOf(before.parentId).map((node) => node.id);
  const siblings = tree.childrenOf(to.parentId).map((node) => node.id);
  const others = siblings.filter((sibling) => sibling !== id);
  const at = to.afterId === null ? 0 : others.indexOf(to.afterId) + 1;
  if (to.afterId !== null && at === 0)
    throw new AppError("category.moved", 409, "The category it was to stand behind has been moved away meanwhile");
  const order = others.toSpliced(at, 0, id);
  if (before.parentId === to.parentId && order.join() === siblings.join()) return;

  await withUniqueName("category there", () =>
    work.rows(
      "UPDATE categories SET parent_id = $2, changed_by = $3, changed_at = $4, version = version + 1 WHERE id = $1",
      [id, to.parentId, work.actor.id, work.now],
    ),
  );
  await work.rows(
    `UPDATE categories c SET position = place.n
     FROM unnest($1::bigint[]) WITH ORDINALITY AS place (id, n)
     WHERE c.id = place.id AND c.position <> place.n`,
    [order],
  );
  await work.record({
    type: "category.moved",
    object: { kind: "category", id },
    data: {
      category_id: id,
      name: before.name,
      from: { parent_id: before.parentId },
      to: { parent_id: to.parentId, after_id: to.afterId },
    },
    details: {
      changes: {
        parent_id: { from: before.parentId, to: to.parentId },
        after_id: { from: former[former.indexOf(id) - 1] ?? null, to: to.afterId },
      },
    },
  });
}
