import { clsx } from "clsx";
import { ArrowDown, ArrowUp, GripVertical } from "lucide-react";
import { useEffect, useLayoutEffect, useRef, type KeyboardEvent, type PointerEvent } from "react";
import { announce } from "../../lib/announcer.js";
import { t } from "../../lib/i18n.js";
import { IconButton } from "./icon-button.js";
import { useRowDrag } from "./row-drag.js";

export interface ReorderItem {
  id: number;
  /** Read aloud with what moves it. */
  name: string;
}

export interface ReorderOptions {
  /** As they are shown now. */
  items: readonly ReorderItem[];
  /** Puts an item to a place, 0 the first. Show it at once: the new place is announced before the server answers. */
  onMove: (id: number, index: number) => void;
}

export interface Reorder {
  /** For the element that holds the rows, such as the `ul`. */
  listRef: (list: HTMLElement | null) => void;
  /** For each row, such as the `li`. Its own classes go beside `className`. */
  row: (id: number) => { "data-reorder-row": number; className: string };
  /** For a row's `<ReorderHandle>`. */
  handle: (id: number) => ReorderHandleProps;
  /** For a row's `<MoveButtons>`. */
  buttons: (id: number) => MoveButtonsProps;
}

/** Which way a row is moved by key or button; in and out only in trees. */
export type MoveWay = "up" | "down" | "first" | "last" | "in" | "out";

/**
 * An ordered list whose rows are moved by dragging, by keys on the handle, and by buttons. Take the result apart
 * (`const { listRef, row, handle, buttons } = useReorder(…)`): lint holds an object with a ref in it for a ref.
 */
export function useReorder({ items, onMove }: ReorderOptions): Reorder {
  const placeOf = (id: number) => items.findIndex((item) => item.id === id);
  const moveTo = (id: number, index: number) => {
    const from = placeOf(id);
    const to = Math.max(0, Math.min(items.length - 1, index));
    if (from < 0 || from === to) return;
    onMove(id, to);
    announce(t("ui.reorder.moved", { name: items[from]?.name, place: to + 1, count: items.length }));
  };
  const drag = useRowDrag((id, { gap }) => moveTo(id, gap > placeOf(id) ? gap - 1 : gap));
  useKeptFocus(items.map(({ id }) => id).join());

  const move = (id: number) => (way: MoveWay) => {
    const targets = { up: placeOf(id) - 1, down: placeOf(id) + 1, first: 0, last: items.length - 1 };
    if (way !== "in" && way !== "out") moveTo(id, targets[way]);
  };
  const name = (id: number) => items[placeOf(id)]?.name ?? "";
  return {
    listRef: drag.listRef,
    row: (id) => {
      const at = placeOf(id);
      const gap = drag.dragged?.gap;
      const edge = gap === at ? "before" : at === items.length - 1 && gap === items.length ? "after" : null;
      return { "data-reorder-row": id, className: rowClass(drag.dragged?.id === id, edge) };
    },
    handle: (id) => ({ id, name: name(id), onMove: move(id), onGrab: drag.grab(id) }),
    buttons: (id) => ({
      id,
      name: name(id),
      onMove: move(id),
      isFirst: placeOf(id) === 0,
      isLast: placeOf(id) === items.length - 1,
    }),
  };
}

/** How a row looks while something is dragged: itself paler, and a line where it would land. */
export function rowClass(isDragged: boolean, edge: "before" | "after" | null): string {
  return clsx(
    "relative",
    isDragged && "opacity-60",
    edge &&
      "after:pointer-events-none after:absolute after:inset-x-0 after:z-sticky after:border-t-2 after:border-accent",
    edge === "before" && "after:-top-px",
    edge === "after" && "after:-bottom-px",
  );
}

export interface ReorderHandleProps {
  id: number;
  name: string;
  onMove: (way: MoveWay) => void;
  onGrab: (event: PointerEvent<HTMLElement>) => void;
}

/** What a row is dragged by. With the focus on it the arrow keys move the row, Home and End to the ends. */
export function ReorderHandle({ id, name, onMove, onGrab }: ReorderHandleProps) {
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const way = wayOf(event);
    if (!way || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(way);
  };
  return (
    <IconButton
      data-reorder-control={`handle-${id}`}
      label={t("ui.reorder.handle", { name })}
      icon={<GripVertical aria-hidden className="size-4" />}
      className="shrink-0 cursor-grab touch-none active:cursor-grabbing"
      onPointerDown={onGrab}
      onKeyDown={press}
    />
  );
}

function wayOf({ key, currentTarget }: KeyboardEvent<HTMLElement>): MoveWay | undefined {
  const isRightToLeft = getComputedStyle(currentTarget).direction === "rtl";
  const ways: Record<string, MoveWay> = {
    ArrowUp: "up",
    ArrowDown: "down",
    Home: "first",
    End: "last",
    ArrowRight: isRightToLeft ? "out" : "in",
    ArrowLeft: isRightToLeft ? "in" : "out",
  };
  return ways[key];
}

export interface MoveButtonsProps {
  id: number;
  name: string;
  onMove: (way: MoveWay) => void;
  isFirst: boolean;
  isLast: boolean;
}

/** The same by pressing. At an end a button stays and says so, so that the focus is not lost on the way. */
export function MoveButtons({ id, name, onMove, isFirst, isLast }: MoveButtonsProps) {
  const buttons = [
    { way: "up", label: t("ui.reorder.up", { name }), Icon: ArrowUp, isEnd: isFirst },
    { way: "down", label: t("ui.reorder.down", { name }), Icon: ArrowDown, isEnd: isLast },
  ] as const;
  return buttons.map(({ way, label, Icon, isEnd }) => (
    <IconButton
      key={way}
      data-reorder-control={`${way}-${id}`}
      label={label}
      icon={<Icon aria-hidden className="size-4" />}
      className="shrink-0 aria-disabled:text-disabled"
      aria-disabled={isEnd || undefined}
      onClick={() => {
        if (!isEnd) onMove(way);
      }}
    />
  ));
}

/** A row that moves takes its elements out of the page for a moment: what had the focus there gets it back. */
export function useKeptFocus(order: string): void {
  const focused = useRef<string | null>(null);
  useEffect(() => {
    const note = ({ target }: Event) => {
      const control = target instanceof Element ? target.closest<HTMLElement>("[data-reorder-control]") : null;
      focused.current = control?.dataset["reorderControl"] ?? null;
    };
    document.addEventListener("focusin", note);
    document.addEventListener("pointerdown", note);
    return () => {
      document.removeEventListener("focusin", note);
      document.removeEventListener("pointerdown", note);
    };
  }, []);
  useLayoutEffect(() => {
    if (focused.current && document.activeElement === document.body)
      document.querySelector<HTMLElement>(`[data-reorder-control="${focused.current}"]`)?.focus();
  }, [order]);
}
