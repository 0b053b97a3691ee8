import { expect, test } from "@jest/globals";
import type { Category } from "@redress/backend/contract";
import { categoryTree, type CategoryNode } from "./category-tree.js";

function category(id: number, parentId: number | null, position: number): Category {
  const unset = { help: null, department: null, team: null, skill: null };
  return { id, name: `C${id}`, parent_id: parentId, position, default_priority: "medium", archived: false, ...unset };
}

const shape = (nodes: readonly CategoryNode[]): unknown[] =>
  nodes.map(({ category: { id }, children }) => [id, shape(children)]);

test("categories form a tree in their order, and none is lost when its parent is not in the list", () => {
  const tree = categoryTree([
    category(3, 1, 2),
    category(2, 1, 1),
    category(1, null, 2),
    category(4, null, 1),
    category(5, 99, 3),
  ]);
  expect(shape(tree)).toEqual([
    [4, []],
    [
      1,
      [
        [2, []],
        [3, []],
      ],
    ],
    [5, []],
  ]);
});
