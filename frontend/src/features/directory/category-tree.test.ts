import { expect, test } from "@jest/globals";
import { categoryTree, heightOf, shownNodes, type CategoryNode } from "./category-tree.js";
import { drawCategories } from "./testing-categories.js";

const shape = (nodes: readonly CategoryNode[]): unknown[] =>
  nodes.map(({ category: { name }, children }) => [name, shape(children)]);

test("categories form a tree in their order, and none is lost when its parent is not in the list", () => {
  const drawn = drawCategories("A\n  B\n  C\nD\nE");
  const lost = drawn.map((category) => (category.name === "E" ? { ...category, parent_id: 99 } : category));
  const tree = categoryTree(lost.toReversed());
  expect(shape(tree)).toEqual([
    [
      "A",
      [
        ["B", []],
        ["C", []],
      ],
    ],
    ["D", []],
    ["E", []],
  ]);
});

test("a closed one hides all that lies below it; levels are counted from the top", () => {
  const tree = categoryTree(drawCategories("A\n  B\n    C\nD"));
  const names = (nodes: readonly CategoryNode[]) => nodes.map(({ category, level }) => `${category.name}${level}`);
  expect(names(shownNodes(tree, new Set()))).toEqual(["A1", "B2", "C3", "D1"]);
  expect(names(shownNodes(tree, new Set([1])))).toEqual(["A1", "D1"]);
  expect(tree.map(heightOf)).toEqual([3, 1]);
});
