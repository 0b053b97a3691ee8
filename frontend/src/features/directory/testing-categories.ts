import type { Category } from "@redress/backend/contract";

/** For tests: a tree from a drawing, two spaces per level, a name per line, "(archived)" behind it where it is. */
export function drawCategories(drawing: string): Category[] {
  const above: number[] = [];
  const names: string[] = [];
  return drawing
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line, index) => {
      const level = (line.length - line.trimStart().length) / 2;
      const name = line.replace("(archived)", "").trim();
      above[level] = index + 1;
      names[level] = name;
      return {
        id: index + 1,
        name,
        path: names.slice(0, level + 1),
        help: null,
        parent_id: level === 0 ? null : (above[level - 1] ?? null),
        default_priority: "medium",
        department: null,
        team: null,
        skill: null,
        position: index,
        public: true,
        archived: line.includes("(archived)"),
      };
    });
}

/** The same drawing of categories. */
export function drawingOf(categories: readonly Category[]): string {
  const below = (parent: number | null, indent: string): string[] =>
    categories
      .filter((category) => category.parent_id === parent)
      .sort((a, b) => a.position - b.position)
      .flatMap((category) => [indent + category.name, ...below(category.id, `${indent}  `)]);
  return below(null, "").join("\n");
}
