import { useState, type ComponentType, type ReactNode, type Ref, type RefObject } from "react";
import type { DrawnRows, RowScroller, RowWindowProps } from "./row-window.js";

/** Below this many rows all are drawn, so that find-in-page and printing see them. */
export const WINDOW_OVER = 50;

/** A row as the list draws it. */
export interface ListRow {
  key: string;
  active: boolean;
  content: ReactNode;
}

export interface ListRowsProps {
  label: string;
  /** Of all rows, in their order. The same array while nothing changed. */
  keys: readonly string[];
  rowAt: (index: number) => ListRow | null;
  /** Says which rows are drawn. Null: all of them. */
  RowWindow: ComponentType<RowWindowProps> | null;
  /** Brings rows into view while there is a window. */
  ref: Ref<RowScroller>;
  scroller: RefObject<HTMLElement | null>;
  rowHeight: number;
  stopIndex: number;
}

/** The rows of a list: all of a short one, of a long one those around the window. */
export function ListRows({ label, keys, rowAt, RowWindow, ref, ...window }: ListRowsProps) {
  const [told, setTold] = useState<DrawnRows | null>(null);
  const drawn = RowWindow ? told : null;
  // Until the window has said which: those that were there before the list was long.
  const places =
    drawn?.places ?? keys.slice(0, RowWindow ? WINDOW_OVER : undefined).map((_, index) => ({ index, start: 0 }));
  return (
    <>
      {RowWindow && <RowWindow ref={ref} keys={keys} onDraw={setTold} {...window} />}
      <ul aria-label={label} className={drawn ? "relative" : undefined} style={{ blockSize: drawn?.height }}>
        {places.map(({ index, start }) => {
          const row = rowAt(index);
          return (
            row && (
              <li
                key={row.key}
                ref={drawn?.measure}
                data-active={row.active || undefined}
                data-index={index}
                aria-setsize={drawn ? keys.length : undefined}
                aria-posinset={drawn ? index + 1 : undefined}
                className={drawn ? "absolute inset-x-0 top-0" : undefined}
                style={{ transform: drawn ? `translateY(${start}px)` : undefined }}
              >
                {row.content}
              </li>
            )
          );
        })}
      </ul>
    </>
  );
}
