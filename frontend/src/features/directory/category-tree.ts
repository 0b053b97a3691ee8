import type { Category } from "@redress/backend/contract";

export interface CategoryNode {
  category: Category;
  children: CategoryNode[];
}

/** Categories as a tree in their order. One whose parent is not in the list stands at the top. */
export function categoryTree(categories: readonly Category[]): CategoryNode[] {
  const nodes = new Map(categories.map((category) => [category.id, { category, children: [] as CategoryNode[] }]));
  const roots: CategoryNode[] = [];
  for (const node of [...nodes.values()].sort(byPosition)) {
    const parent = node.category.parent_id === null ? undefined : nodes.get(node.category.parent_id);
    (parent?.children ?? roots).push(node);
  }
  return roots;
}

function byPosition(a: CategoryNode, b: CategoryNode): number {
  return a.category.position - b.category.position || a.category.name.localeCompare(b.category.name);
}
