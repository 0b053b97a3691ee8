import type { Category } from "@redress/backend/contract";
import type { MoveWay } from "../../components/ui/reorder.js";
import { categoryTree, findNode, heightOf, MOST_LEVELS, wholeOf, type CategoryNode } from "./category-tree.js";

/** Where a category is to stand, told by its neighbour, as the server takes it. */
export interface Place {
  parent_id: number | null;
  /** Null: first. */
  after_id: number | null;
}

/** Where a key or button leads; null where there is no way. What is archived stays where it is. */
export function placeBy(tree: readonly CategoryNode[], id: number, way: MoveWay): Place | null {
  const node = findNode(tree, id);
  if (!node || node.category.archived) return null;
  const siblings = siblingsOf(tree, node);
  const at = siblings.indexOf(node);
  const idAt = (index: number) => siblings[index]?.category.id ?? null;
  const parentId = parentOf(tree, node)?.category.id ?? null;
  switch (way) {
    case "up":
      return at === 0 ? null : { parent_id: parentId, after_id: idAt(at - 2) };
    case "first":
      return at === 0 ? null : { parent_id: parentId, after_id: null };
    case "down":
      return at === siblings.length - 1 ? null : { parent_id: parentId, after_id: idAt(at + 1) };
    case "last":
      return at === siblings.length - 1 ? null : { parent_id: parentId, after_id: idAt(siblings.length - 1) };
    case "in": {
      const above = siblings[at - 1];
      if (!above || !mayLieBelow(above, node)) return null;
      return { parent_id: above.category.id, after_id: above.children.at(-1)?.category.id ?? null };
    }
    case "out": {
      const parent = parentOf(tree, node);
      if (!parent) return null;
      return { parent_id: parentOf(tree, parent)?.category.id ?? null, after_id: parent.category.id };
    }
  }
}

/**
 * Where a dragged category would land.
 *
 * @param rows the tree as shown when the drag began.
 * @param gap between which rows: 0 is before the first.
 * @param levels how many levels the pointer has moved in (or, negative, out).
 * @returns null where it cannot stand, such as below itself.
 */
export function placeAt(
  tree: readonly CategoryNode[],
  rows: readonly CategoryNode[],
  { id, gap, levels }: { id: number; gap: number; levels: number },
): (Place & { level: number }) | null {
  const node = findNode(tree, id);
  if (!node || node.category.archived) return null;
  const own = new Set(wholeOf(node).map(({ category }) => category.id));
  const isOther = ({ category }: CategoryNode) => !own.has(category.id);
  const above = rows.slice(0, gap).findLast(isOther);
  const next = rows.slice(gap).find(isOther);
  // As deep as right below the row above; no higher than the row that follows, which would change hands.
  const deepest = Math.min(
    above && !above.category.archived ? above.level + 1 : (above?.level ?? 1),
    MOST_LEVELS + 1 - heightOf(node),
  );
  const highest = next && above ? Math.min(next.level, above.level + 1) : 1;
  if (highest > deepest) return null;
  const level = Math.max(highest, Math.min(deepest, node.level + levels));
  if (!above) return { parent_id: null, after_id: null, level };
  if (level > above.level) {
    // Behind what is folded away below it; before what is shown.
    const folded = next && next.level > above.level ? null : above.children.filter(isOther).at(-1);
    return { parent_id: above.category.id, after_id: folded?.category.id ?? null, level };
  }
  let before = above;
  while (before.level > level) {
    const parent = parentOf(tree, before);
    if (!parent) break;
    before = parent;
  }
  const parent = parentOf(tree, before);
  if (parent?.category.archived) return null;
  return { parent_id: parent?.category.id ?? null, after_id: before.category.id, level };
}

/** The categories as they are after a move, for showing it before the server answers. */
export function withMove(categories: readonly Category[], id: number, { parent_id, after_id }: Place): Category[] {
  const order = siblingsBelow(categories, parent_id).filter((sibling) => sibling.id !== id);
  const at = after_id === null ? 0 : order.findIndex((sibling) => sibling.id === after_id) + 1;
  const moved = categories.filter((category) => category.id === id);
  const position = new Map(order.toSpliced(at, 0, ...moved).map((category, index) => [category.id, index + 1]));
  return categories.map((category) => ({
    ...category,
    ...(category.id === id && { parent_id }),
    position: position.get(category.id) ?? category.position,
  }));
}

/** How a category stands now: what a move is undone by. */
export function placeOf(categories: readonly Category[], id: number): Place | null {
  const category = categories.find((one) => one.id === id);
  if (!category) return null;
  const siblings = siblingsBelow(categories, category.parent_id);
  const before = siblings[siblings.indexOf(category) - 1];
  return { parent_id: category.parent_id, after_id: before?.id ?? null };
}

function siblingsBelow(categories: readonly Category[], parentId: number | null): Category[] {
  const tree = categoryTree(categories);
  const nodes = parentId === null ? tree : (findNode(tree, parentId)?.children ?? []);
  return nodes.map(({ category }) => category);
}

function mayLieBelow(parent: CategoryNode, node: CategoryNode): boolean {
  return !parent.category.archived && parent.level + heightOf(node) <= MOST_LEVELS;
}

function parentOf(tree: readonly CategoryNode[], node: CategoryNode): CategoryNode | undefined {
  return node.category.parent_id === null ? undefined : findNode(tree, node.category.parent_id);
}

function siblingsOf(tree: readonly CategoryNode[], node: CategoryNode): readonly CategoryNode[] {
  return parentOf(tree, node)?.children ?? tree;
}
