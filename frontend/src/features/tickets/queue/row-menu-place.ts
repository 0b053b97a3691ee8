import { useRef, type MouseEvent, type PointerEvent, type TouchEvent } from "react";
import { createStore } from "../../../lib/store.js";
import type { QueueRow } from "../model/queue-row.js";

/** A row's menu, open at a point of the window. */
export interface RowMenuPlace {
  row: QueueRow;
  x: number;
  y: number;
}

/** Which row's menu is open. */
export const rowMenu = createStore<RowMenuPlace | null>(null);

/** A row's link, while it is drawn. */
export const linkOf = (id: number): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-row-link="${id}"]`);

/** Milliseconds; where a long touch opens no menu by itself, as on iPhones. */
const LONG_TOUCH = 600;
/** Pixels a finger may tremble; a wider move is a scroll. */
const TREMBLE = 10;

/** What opens a row's menu: the second button, the menu key, a long touch. */
export function useRowMenu(row: QueueRow) {
  const touch = useRef<{ timer: ReturnType<typeof setTimeout>; x: number; y: number } | null>(null);
  const byTouch = useRef(false);
  const open = (x: number, y: number) => rowMenu.set({ row, x, y });
  const end = () => {
    clearTimeout(touch.current?.timer);
    touch.current = null;
  };
  return {
    onContextMenu: (event: MouseEvent<HTMLElement>) => {
      event.preventDefault();
      byTouch.current = touch.current !== null;
      end();
      const { left, top, height } = event.currentTarget.getBoundingClientRect();
      // The menu key has no place of its own.
      const byKey = event.clientX === 0 && event.clientY === 0;
      open(byKey ? left + height / 2 : event.clientX, byKey ? top + height / 2 : event.clientY);
    },
    onPointerDown: ({ pointerType, clientX: x, clientY: y }: PointerEvent) => {
      byTouch.current = false;
      if (pointerType === "mouse") return;
      const timer = setTimeout(() => {
        byTouch.current = true;
        open(x, y);
      }, LONG_TOUCH);
      touch.current = { timer, x, y };
    },
    onPointerMove: ({ clientX, clientY }: PointerEvent) => {
      const { x, y } = touch.current ?? { x: clientX, y: clientY };
      if (Math.hypot(clientX - x, clientY - y) > TREMBLE) end();
    },
    onPointerUp: end,
    onPointerCancel: end,
    // The finger that opened the menu does nothing more when it is lifted: no ticket opens, and the menu stays.
    onTouchEnd: (event: TouchEvent) => {
      if (byTouch.current) event.preventDefault();
      byTouch.current = false;
    },
  };
}
