import { useCallback, useEffect, useRef, useState, type PointerEvent } from "react";

/** Where the dragged row would land. */
export interface DropPoint {
  /** Between which rows: 0 is before the first, as they stood when the drag began. */
  gap: number;
  /** CSS pixels moved towards the inline end (negative: towards the start) since the drag began. */
  inset: number;
}

export interface RowDrag {
  /** What is dragged now, and to where; null while nothing is. */
  dragged: (DropPoint & { id: number }) | null;
  /** For the element that holds the rows; each row carries `data-reorder-row={id}`. */
  listRef: (list: HTMLElement | null) => void;
  /** For a row's handle. */
  grab: (id: number) => (event: PointerEvent<HTMLElement>) => void;
}

/** A press that moves less is a click. */
const STARTS_AT_PX = 4;

/**
 * Dragging rows by a handle, with any pointer. The page stays where it is: the handle takes the gesture for itself
 * (`touch-none`), and only the wheel scrolls meanwhile. Escape, or the system taking the pointer away, changes nothing.
 */
export function useRowDrag(onDrop: (id: number, point: DropPoint) => void): RowDrag {
  const [dragged, setDragged] = useState<RowDrag["dragged"]>(null);
  const [list, listRef] = useState<HTMLElement | null>(null);
  const stop = useRef<(() => void) | null>(null);
  const drop = useRef(onDrop);
  useEffect(() => {
    drop.current = onDrop;
  });
  useEffect(() => () => stop.current?.(), []);

  const grab = useCallback(
    (id: number) => (start: PointerEvent<HTMLElement>) => {
      if (start.button !== 0 || stop.current) return;
      // No text is selected on the way. The focus, which this also holds back, goes to the handle all the same.
      start.preventDefault();
      start.currentTarget.focus();
      const towardsEnd = getComputedStyle(start.currentTarget).direction === "rtl" ? -1 : 1;
      const { clientX, clientY, pointerId } = start;
      let point: DropPoint | null = null;

      const move = (event: globalThis.PointerEvent) => {
        if (event.pointerId !== pointerId) return;
        if (!point && Math.hypot(event.clientX - clientX, event.clientY - clientY) < STARTS_AT_PX) return;
        point = { gap: gapAt(list, event.clientY), inset: (event.clientX - clientX) * towardsEnd };
        setDragged({ id, ...point });
      };
      const end = () => {
        for (const [type, listener] of listeners) window.removeEventListener(type, listener as EventListener, true);
        stop.current = null;
        setDragged(null);
      };
      const up = (event: globalThis.PointerEvent) => {
        if (event.pointerId !== pointerId) return;
        end();
        if (point) drop.current(id, point);
      };
      const key = (event: KeyboardEvent) => {
        if (event.key !== "Escape") return;
        // It puts the drag away, not the sheet around it.
        event.stopPropagation();
        end();
      };
      const listeners = [
        ["pointermove", move],
        ["pointerup", up],
        ["pointercancel", end],
        ["keydown", key],
      ] as const;
      for (const [type, listener] of listeners) window.addEventListener(type, listener as EventListener, true);
      stop.current = end;
    },
    [list],
  );
  return { dragged, listRef, grab };
}

/** How many rows have their middle above this height: read anew each time, since the wheel may have scrolled. */
function gapAt(list: HTMLElement | null, y: number): number {
  const rows = [...(list?.querySelectorAll("[data-reorder-row]") ?? [])];
  return rows.filter((row) => {
    const { top, height } = row.getBoundingClientRect();
    return top + height / 2 < y;
  }).length;
}
