import { useQuery } from "@tanstack/react-query";
import type { Category } from "@redress/backend/contract";
import { useState } from "react";
import { useKeptFocus } from "../../components/ui/reorder.js";
import { useRowDrag } from "../../components/ui/row-drag.js";
import { t } from "../../lib/i18n.js";
import { queries } from "../../lib/query.js";
import { placeAt, placeBy } from "./category-places.js";
import { CategoryRow, type DropLine } from "./category-row.js";
import { categoryTree, shownNodes, wholeOf, type CategoryNode } from "./category-tree.js";
import { useArrangeCategories } from "./use-arrange-categories.js";

export interface CategoryListProps {
  categories: readonly Category[];
  onOpen: (id: number) => void;
  onAddBelow: (id: number) => void;
}

/** How far a level is set in; dragging so far chooses another level. */
const LEVEL_PX = 24;

/** The tree as nested lists: opened and closed, dragged, moved by keys and buttons. */
export function CategoryList({ categories, onOpen, onAddBelow }: CategoryListProps) {
  const [closed, setClosed] = useState<ReadonlySet<number>>(new Set());
  const { move, archive } = useArrangeCategories();
  const { data: counts } = useQuery(queries.countCategoryTickets());
  const tree = categoryTree(categories);
  const rows = shownNodes(tree, closed);
  useKeptFocus(rows.map(({ category }) => category.id).join());

  const landing = (id: number, gap: number, inset: number) =>
    placeAt(tree, rows, { id, gap, levels: Math.round(inset / LEVEL_PX) });
  const { dragged, listRef, grab } = useRowDrag((id, { gap, inset }) => {
    const place = landing(id, gap, inset);
    if (place) move(id, { parent_id: place.parent_id, after_id: place.after_id });
  });
  const place = dragged && landing(dragged.id, dragged.gap, dragged.inset);
  /** Where a line says that the dragged one would land: before a row, or after the last. */
  const lineAt = (index: number): DropLine | null => {
    if (!dragged || !place) return null;
    if (dragged.gap === index) return { edge: "before", level: place.level };
    return index === rows.length - 1 && dragged.gap === rows.length ? { edge: "after", level: place.level } : null;
  };
  const toggle = (id: number) =>
    setClosed((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  const ticketsOf = (node: CategoryNode): number | undefined => {
    if (!counts) return undefined;
    const own = new Map(counts.data.map((count) => [count.category_id, count.all]));
    return wholeOf(node).reduce((sum, { category }) => sum + (own.get(category.id) ?? 0), 0);
  };

  const branch = (nodes: readonly CategoryNode[]) => (
    <ul>
      {nodes.map((node) => {
        const { id } = node.category;
        const isOpen = !closed.has(id);
        return (
          <li key={id}>
            <CategoryRow
              node={node}
              isOpen={isOpen}
              tickets={ticketsOf(node)}
              line={lineAt(rows.findIndex(({ category }) => category.id === id))}
              isDragged={dragged?.id === id}
              placeBy={(way) => placeBy(tree, id, way)}
              onMove={(to) => move(id, to)}
              onGrab={grab(id)}
              onToggle={() => toggle(id)}
              onOpen={() => onOpen(id)}
              onAddBelow={() => onAddBelow(id)}
              onArchive={(archived) => archive(node.category, archived)}
            />
            {isOpen && node.children.length > 0 && branch(node.children)}
          </li>
        );
      })}
    </ul>
  );
  return (
    <div
      ref={listRef}
      role="group"
      aria-label={t("categories.title")}
      className="rounded-card border border-border bg-surface text-agent"
    >
      {branch(tree)}
    </div>
  );
}
