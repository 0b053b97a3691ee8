import {
  Archive,
  ArchiveRestore,
  ArrowDown,
  ArrowUp,
  EllipsisVertical,
  IndentDecrease,
  IndentIncrease,
  Pencil,
  Plus,
} from "lucide-react";
import { IconButton } from "../../components/ui/icon-button.js";
import { Menu, type MenuEntry } from "../../components/ui/menu.js";
import type { MoveWay } from "../../components/ui/reorder.js";
import { t } from "../../lib/i18n.js";
import type { Place } from "./category-places.js";
import { MOST_LEVELS, type CategoryNode } from "./category-tree.js";

export interface CategoryMenuProps {
  node: CategoryNode;
  placeBy: (way: MoveWay) => Place | null;
  onMove: (way: MoveWay) => void;
  onOpen: () => void;
  onAddBelow: () => void;
  onArchive: (archived: boolean) => void;
}

/** All that can be done with a category, also where there is no room for buttons. */
export function CategoryMenu({ node, placeBy, onMove, onOpen, onAddBelow, onArchive }: CategoryMenuProps) {
  const { category, level } = node;
  const ways = [
    { way: "up", label: t("categories.move.up"), Icon: ArrowUp },
    { way: "down", label: t("categories.move.down"), Icon: ArrowDown },
    { way: "in", label: t("categories.move.in"), Icon: IndentIncrease },
    { way: "out", label: t("categories.move.out"), Icon: IndentDecrease },
  ] as const;
  const moves: MenuEntry[] = ways.map(({ way, label, Icon }) => ({
    id: way,
    label,
    icon: <Icon aria-hidden className="size-4 flip-rtl" />,
    disabled: placeBy(way) === null,
    run: () => onMove(way),
  }));
  const edit: MenuEntry = {
    id: "edit",
    label: t("categories.edit"),
    icon: <Pencil aria-hidden className="size-4" />,
    run: onOpen,
  };
  const addBelow: MenuEntry = {
    id: "add",
    label: t("categories.add_below"),
    icon: <Plus aria-hidden className="size-4" />,
    disabled: level === MOST_LEVELS,
    run: onAddBelow,
  };
  const archive: MenuEntry = category.archived
    ? {
        id: "restore",
        label: t("categories.restore"),
        icon: <ArchiveRestore aria-hidden className="size-4" />,
        run: () => onArchive(false),
      }
    : {
        id: "archive",
        label: t("categories.archive"),
        icon: <Archive aria-hidden className="size-4" />,
        run: () => onArchive(true),
      };
  return (
    <Menu
      label={t("categories.actions", { name: category.name })}
      trigger={
        <IconButton
          label={t("categories.actions", { name: category.name })}
          icon={<EllipsisVertical aria-hidden className="size-4" />}
        />
      }
      groups={category.archived ? [[edit], [archive]] : [[edit, addBelow], moves, [archive]]}
    />
  );
}
