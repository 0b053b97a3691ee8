import { useQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import { Plus, TriangleAlert } from "lucide-react";
import { useLayoutEffect, useRef, useState } from "react";
import { useLocation, useNavigate } from "react-router-dom";
import type { SavedView, ViewCount } from "@redress/backend/contract";
import { SidePlace } from "../../components/ui/side-link.js";
import { IconButton } from "../../components/ui/icon-button.js";
import { ReorderHandle, useKeptFocus } from "../../components/ui/reorder.js";
import { useRowDrag } from "../../components/ui/row-drag.js";
import { useCommands } from "../../lib/commands.js";
import { t } from "../../lib/i18n.js";
import { movedBy, movedTo } from "./order.js";
import { useArrangeViews } from "./use-arrange-views.js";
import { viewPath } from "./view-address.js";
import { viewCountsQuery, viewsQuery } from "./view-queries.js";
import { ViewSheet } from "./view-sheet.js";
import { countWord } from "./view-words.js";

/** How high they were, in pixels; the sidebar reads it too, and holds that free until they are there. */
const ROOM = "redress.views_room";
function keepRoom(height: number): void {
  try {
    localStorage.setItem(ROOM, String(height));
  } catch {
    // Without room on this device they move what is below them once more.
  }
}

const KEYS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** One's saved views with how many tickets each lists, in one's own order. */
export function SavedViewsNav({ folded }: { folded: boolean }) {
  const go = useNavigate();
  const { pathname } = useLocation();
  const [adding, setAdding] = useState(false);
  const { data: page } = useQuery(viewsQuery);
  const { data: counts } = useQuery({ ...viewCountsQuery, enabled: (page?.data.length ?? 0) > 0 });
  const views = page?.data ?? [];
  const ids = views.map(({ id }) => id);
  const arrange = useArrangeViews();
  useKeptFocus(ids.join());
  const { dragged, listRef, grab } = useRowDrag((id, { gap }) => arrange(movedTo(ids, id, gap), id));
  useCommands(
    KEYS.slice(0, views.length).map((place) => ({
      id: `view.${place}` as const,
      run: () => void go(viewPath(views[place - 1]?.id ?? 0)),
    })),
  );
  const words = clsx("md:max-lg:hidden", folded && "lg:hidden");
  const room = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (page && room.current) keepRoom(room.current.offsetHeight);
  }, [page, folded]);
  return (
    <div
      ref={room}
      className="border-t border-border pt-2"
      style={page ? {} : { minBlockSize: Number(localStorage.getItem(ROOM)) || 0 }}
    >
      <div className={clsx("flex items-center justify-between ps-2 pb-1", words)}>
        <p id="nav-views" className="text-meta font-semibold text-muted">
          {t("views.title")}
        </p>
        <IconButton
          label={t("views.add")}
          icon={<Plus aria-hidden className="size-4" />}
          onClick={() => setAdding(true)}
          className="min-h-6! min-w-6!"
        />
      </div>
      {views.length === 0 && page && (
        <p className={clsx("px-2 pb-1 text-dense text-muted", words)}>{t("views.none")}</p>
      )}
      <ul ref={listRef} aria-labelledby="nav-views" className="flex flex-col gap-0.5">
        {views.map((view, index) => (
          <li
            key={view.id}
            data-reorder-row={view.id}
            className={clsx("group relative flex", LINES[lineAt(dragged, index, views) ?? "none"])}
          >
            <SidePlace
              to={viewPath(view.id)}
              icon={<Initial name={view.name} />}
              label={view.name}
              {...(KEYS[index] && { command: `view.${KEYS[index]}` as const })}
              count={<CountBadge count={counts?.data.find(({ id }) => id === view.id)} />}
              folded={folded}
              current={pathname === viewPath(view.id)}
            />
            <span
              className={clsx(
                "absolute inset-y-0 end-0 flex items-center rounded-chip bg-hover opacity-0",
                "group-hover:opacity-100 focus-within:opacity-100 md:max-lg:hidden",
                folded && "lg:hidden",
              )}
            >
              <ReorderHandle
                id={view.id}
                name={view.name}
                onMove={(way) => arrange(movedBy(ids, view.id, way), view.id)}
                onGrab={grab(view.id)}
              />
            </span>
          </li>
        ))}
      </ul>
      {adding && <ViewSheet view={null} search={{ q: "status:open", sort: "due" }} onClose={() => setAdding(false)} />}
    </div>
  );
}

/** What tells one from another where there is no room for names. */
const Initial = ({ name }: { name: string }) => (
  <span
    aria-hidden
    className="flex size-4.5 shrink-0 items-center justify-center rounded-tag border border-border-strong text-meta leading-none font-semibold text-muted"
  >
    {[...name][0]?.toUpperCase()}
  </span>
);

const LINES = {
  before: "shadow-[0_-2px_0_var(--accent)]",
  after: "shadow-[0_2px_0_var(--accent)]",
  none: "",
};

/** Where a line says that the dragged one would land. */
function lineAt(
  dragged: { gap: number } | null,
  index: number,
  views: readonly SavedView[],
): "before" | "after" | null {
  if (!dragged) return null;
  if (dragged.gap === index) return "before";
  return index === views.length - 1 && dragged.gap > index ? "after" : null;
}

/** "14", "999+"; that counting took too long, or that the query asks for something that is gone. */
function CountBadge({ count }: { count: ViewCount | undefined }) {
  if (!count) return null;
  if (count.state === "broken")
    return (
      <span title={t("views.broken")}>
        <TriangleAlert aria-hidden className="size-4 text-warn-fg" />
        <span className="sr-only">{t("views.broken")}</span>
      </span>
    );
  if (count.count === null)
    return (
      <span title={t("views.slow")}>
        <span aria-hidden>…</span>
        <span className="sr-only">{t("views.slow")}</span>
      </span>
    );
  return countWord(count.count);
}
