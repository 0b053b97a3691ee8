import type { Category } from "@redress/backend/contract";

/** What customers find their way in; the server refuses more. */
export const MOST_LEVELS = 3;

export interface CategoryNode {
  category: Category;
  /** 1 at the top. */
  level: number;
  children: CategoryNode[];
}

/** Categories as a tree in their order. One whose parent is not in the list stands at the top. */
export function categoryTree(categories: readonly Category[]): CategoryNode[] {
  const known = new Set(categories.map(({ id }) => id));
  const sorted = [...categories].sort(byPosition);
  const below = (parent: number | null, level: number): CategoryNode[] =>
    sorted
      .filter(({ parent_id: id }) => (id !== null && known.has(id) ? id : null) === parent)
      .map((category) => ({ category, level, children: below(category.id, level + 1) }));
  return below(null, 1);
}

function byPosition(a: Category, b: Category): number {
  return a.position - b.position || a.name.localeCompare(b.name);
}

/** The nodes as they stand under each other, without what lies below a closed one. */
export function shownNodes(tree: readonly CategoryNode[], closed: ReadonlySet<number>): CategoryNode[] {
  return tree.flatMap((node) => [node, ...(closed.has(node.category.id) ? [] : shownNodes(node.children, closed))]);
}

export function findNode(tree: readonly CategoryNode[], id: number): CategoryNode | undefined {
  return shownNodes(tree, new Set()).find(({ category }) => category.id === id);
}

/** A node and all that lies below it. */
export const wholeOf = (node: CategoryNode): CategoryNode[] => [node, ...node.children.flatMap(wholeOf)];

/** How many levels a node takes with all that lies below it. */
export const heightOf = (node: CategoryNode): number => 1 + Math.max(0, ...node.children.map(heightOf));
