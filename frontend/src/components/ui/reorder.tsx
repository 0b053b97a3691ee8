import { ArrowDown, ArrowUp, GripVertical } from "lucide-react";
import { useEffect, useLayoutEffect, useRef, type KeyboardEvent, type PointerEvent } from "react";
import { t } from "../../lib/i18n.js";
import { IconButton } from "./icon-button.js";

/** Which way a row is moved by key or button; in and out only in trees. */
export type MoveWay = "up" | "down" | "first" | "last" | "in" | "out";

export interface ReorderHandleProps {
  id: number;
  /** Of what it moves; read aloud. */
  name: string;
  /** Show the new place at once and announce it: neither waits for the server. */
  onMove: (way: MoveWay) => void;
  /** From `useRowDrag`. */
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
