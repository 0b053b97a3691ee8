import type { Category } from "@redress/backend/contract";
import { clsx } from "clsx";
import { ChevronRight } from "lucide-react";
import type { PointerEvent } from "react";
import { Link } from "react-router-dom";
import { IconButton } from "../../components/ui/icon-button.js";
import { MoveButtons, ReorderHandle, type MoveWay } from "../../components/ui/reorder.js";
import { Tag } from "../../components/ui/tag.js";
import { formatNumber } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { CategoryMenu } from "./category-menu.js";
import type { Place } from "./category-places.js";
import { wholeOf, type CategoryNode } from "./category-tree.js";

/** Where the dragged one would land: at which edge of the row, how deep. */
export interface DropLine {
  edge: "before" | "after";
  level: number;
}

export interface CategoryRowProps {
  node: CategoryNode;
  isOpen: boolean;
  /** With those of what lies below it; undefined while they are counted. */
  tickets: number | undefined;
  line: DropLine | null;
  isDragged: boolean;
  /** Where a way leads; null where there is none. */
  placeBy: (way: MoveWay) => Place | null;
  onMove: (to: Place) => void;
  onGrab: (event: PointerEvent<HTMLElement>) => void;
  onToggle: () => void;
  onOpen: () => void;
  onAddBelow: () => void;
  onArchive: (archived: boolean) => void;
}

const INDENT = ["", "ps-1", "ps-7", "ps-13"];
const LINE_START = ["", "after:start-1", "after:start-7", "after:start-13"];

export function CategoryRow({ node, isOpen, tickets, line, isDragged, ...on }: CategoryRowProps) {
  const { category, level, children } = node;
  const { id, name } = category;
  const go = (way: MoveWay) => {
    const place = on.placeBy(way);
    if (place) on.onMove(place);
  };
  return (
    <div
      data-reorder-row={id}
      className={clsx(
        "relative flex min-h-12 items-center gap-x-1 border-b border-border py-1 pe-1 hover:bg-hover",
        INDENT[level],
        isDragged && "opacity-60",
        line &&
          "after:pointer-events-none after:absolute after:end-0 after:z-sticky after:border-t-2 after:border-accent",
        line && LINE_START[line.level],
        line?.edge === "before" && "after:-top-px",
        line?.edge === "after" && "after:-bottom-px",
      )}
    >
      {category.archived ? (
        <span className="w-control min-w-6" />
      ) : (
        <ReorderHandle id={id} name={name} onMove={go} onGrab={on.onGrab} />
      )}
      {children.length > 0 ? (
        <IconButton
          label={t(isOpen ? "categories.close" : "categories.open", { name })}
          aria-expanded={isOpen}
          icon={<ChevronRight aria-hidden className={clsx("size-4", isOpen ? "rotate-90" : "rtl:-scale-x-100")} />}
          onClick={on.onToggle}
        />
      ) : (
        <span className="w-control min-w-6" />
      )}
      <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2">
        <button
          type="button"
          onClick={on.onOpen}
          className="min-h-6 min-w-0 rounded-chip text-start font-medium text-link hover:underline touch-target"
        >
          {name}
        </button>
        {category.archived && <Tag>{t("categories.archived")}</Tag>}
        {!category.public && <Tag tone="warn">{t("categories.staff_only")}</Tag>}
      </span>
      <Destination category={category} />
      {tickets !== undefined && (
        <Link
          to={`/queue/all?category=${wholeOf(node)
            .map((one) => one.category.id)
            .join(",")}`}
          aria-label={t("categories.tickets", { count: tickets, name })}
          className="inline-flex min-h-6 min-w-10 items-center justify-end rounded-chip px-1 text-dense text-muted tabular-nums hover:text-text hover:underline touch-target"
        >
          {formatNumber(tickets)}
        </Link>
      )}
      {!category.archived && (
        <span className="hidden md:inline-flex">
          <MoveButtons
            id={id}
            name={name}
            onMove={go}
            isFirst={on.placeBy("up") === null}
            isLast={on.placeBy("down") === null}
          />
        </span>
      )}
      <CategoryMenu {...on} node={node} onMove={go} />
    </div>
  );
}

/** Where complaints of this kind go; on small screens the drawer says it. */
function Destination({ category }: { category: Category }) {
  const { department, team, skill } = category;
  return (
    <span className="hidden min-w-0 max-w-1/2 flex-wrap items-center justify-end gap-x-3 gap-y-1 text-dense text-muted md:flex">
      <span>{department?.name ?? t("categories.asked")}</span>
      {team && <span>{team.name}</span>}
      {skill && <Tag>{skill.name}</Tag>}
    </span>
  );
}
