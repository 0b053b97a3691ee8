import { defaultRangeExtractor, useVirtualizer, type Range } from "@tanstack/react-virtual";
import { useCallback, useImperativeHandle, useMemo, useState, type ReactNode, type Ref, type RefObject } from "react";
import type { ListRow } from "./ticket-list.js";

/** Brings a row into view, also one that is not drawn. */
export interface RowScroller {
  /** @param align `auto`: no further than it takes; none: the row wherever the list likes it. */
  scrollToIndex(index: number, options?: { align: "auto" }): void;
}

export interface WindowedRowsProps {
  ref: Ref<RowScroller>;
  label: string;
  /** What scrolls. */
  scroller: RefObject<HTMLElement | null>;
  /** Of all rows, in their order. The same array while nothing changed. */
  keys: readonly string[];
  rowHeight: number;
  /** The row that stays drawn wherever one has scrolled. */
  stopIndex: number;
  rowAt: (index: number) => ListRow | null;
}

/** The rows of a long list of which only those around the window are drawn. Fetched when the first pages are there. */
export function WindowedRows({
  ref,
  label,
  scroller,
  keys,
  rowHeight,
  stopIndex,
  rowAt,
}: WindowedRowsProps): ReactNode {
  const [leaps, setLeaps] = useState(watchLeaps);
  const virtualizer = useVirtualizer({
    count: keys.length,
    getScrollElement: () => scroller.current,
    // It takes over from rows that were all drawn, wherever those were scrolled to.
    initialOffset: () => scroller.current?.scrollTop ?? 0,
    estimateSize: () => rowHeight,
    overscan: 4,
    // Another function would have every row measured again, with each step of scrolling.
    getItemKey: useCallback((index: number) => keys[index] ?? index, [keys]),
    // Wherever one has scrolled: Tab leads into the list, and what has the focus keeps it.
    rangeExtractor: useMemo(() => drawnPlaces(stopIndex, leaps), [stopIndex, leaps]),
    onChange: ({ isScrolling }) => {
      if (!isScrolling && leaps.isLast()) setLeaps(watchLeaps());
    },
  });
  useImperativeHandle(ref, () => virtualizer, [virtualizer]);

  return (
    <ul aria-label={label} className="relative" style={{ blockSize: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map(({ index, start }) => {
        const row = rowAt(index);
        return (
          row && (
            <li
              key={row.key}
              data-active={row.active || undefined}
              aria-setsize={keys.length}
              aria-posinset={index + 1}
              ref={virtualizer.measureElement}
              data-index={index}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${start}px)` }}
            >
              {row.content}
            </li>
          )
        );
      })}
    </ul>
  );
}

interface Leaps {
  /** Asked at each step of scrolling, says whether it went further than a view: then all rows in view are new. The first is none. */
  isLeap(range: Range): boolean;
  /** Whether the last step was one. */
  isLast(): boolean;
}

function watchLeaps(): Leaps {
  let from: number | null = null;
  let leapt = false;
  return {
    isLeap: ({ startIndex, endIndex }) => {
      leapt = from !== null && Math.abs(startIndex - from) > endIndex - startIndex;
      from = startIndex;
      return leapt;
    },
    isLast: () => leapt,
  };
}

/**
 * Places of the rows to draw: those in view, some beyond, and always `stop`. After a leap only those in view, for a frame has no
 * time for more; the others once the list has come to rest, for nothing else would have them drawn.
 */
const drawnPlaces =
  (stop: number, leaps: Leaps) =>
  (range: Range): number[] => {
    const drawn = defaultRangeExtractor(leaps.isLeap(range) ? { ...range, overscan: 0 } : range);
    return drawn.includes(stop) ? drawn : [...drawn, stop].toSorted((a, b) => a - b);
  };
