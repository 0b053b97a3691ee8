import { defaultRangeExtractor, useVirtualizer, type Range } from "@tanstack/react-virtual";
import {
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useState,
  type Ref,
  type RefObject,
} from "react";

/** Brings a row into view, also one that is not drawn. */
export interface RowScroller {
  /** @param align `auto`: no further than it takes; none: the row wherever the list likes it. */
  scrollToIndex(index: number, options?: { align: "auto" }): void;
}

/** Which rows of a long list are drawn, and where. */
export interface DrawnRows {
  places: readonly { index: number; start: number }[];
  /** Of all rows, in pixels. */
  height: number;
  /** The ref of each row drawn, which carries its `data-index`. */
  measure: (row: HTMLElement | null) => void;
}

export interface RowWindowProps {
  ref: Ref<RowScroller>;
  /** What scrolls. */
  scroller: RefObject<HTMLElement | null>;
  /** Of all rows, in their order. The same array while nothing changed. */
  keys: readonly string[];
  rowHeight: number;
  /** The row that stays drawn wherever one has scrolled. */
  stopIndex: number;
  /** The same function each time. Told before anything is painted. */
  onDraw: (drawn: DrawnRows) => void;
}

/** A list that was not scrolled for so long has come to rest. */
const REST_MS = 150;

/**
 * Says which rows of a long list are around the window. Draws nothing itself: the rows that are there when it comes stay where
 * they are in the document, for no frame has the time to draw all of them anew. Fetched when the first pages are there.
 */
export function RowWindow({ ref, scroller, keys, rowHeight, stopIndex, onDraw }: RowWindowProps): null {
  const [leaps, setLeaps] = useState(() => watchLeaps(true));
  const virtualizer = useVirtualizer({
    count: keys.length,
    getScrollElement: () => scroller.current,
    // It takes over from rows that were all drawn, wherever those were scrolled to.
    initialOffset: () => scroller.current?.scrollTop ?? 0,
    estimateSize: () => rowHeight,
    overscan: 4,
    isScrollingResetDelay: REST_MS,
    // Another function would have every row measured again, with each step of scrolling.
    getItemKey: useCallback((index: number) => keys[index] ?? index, [keys]),
    // Wherever one has scrolled: Tab leads into the list, and what has the focus keeps it.
    rangeExtractor: useMemo(() => drawnPlaces(stopIndex, leaps), [stopIndex, leaps]),
    onChange: ({ isScrolling }) => {
      if (!isScrolling && leaps.isLast()) setLeaps(watchLeaps(false));
    },
  });
  useImperativeHandle(ref, () => virtualizer, [virtualizer]);
  // Of the first step as well, where nobody scrolls on.
  useEffect(() => {
    const rested = setTimeout(() => setLeaps(watchLeaps(false)), REST_MS);
    return () => clearTimeout(rested);
  }, []);
  const { measureElement: measure } = virtualizer;
  const places = virtualizer.getVirtualItems();
  const height = virtualizer.getTotalSize();
  useLayoutEffect(() => {
    // Before the window's own height is known there are none.
    if (places.length > 0) onDraw({ places, height, measure });
  }, [places, height, measure, onDraw]);
  return null;
}

interface Leaps {
  /** Asked at each step of scrolling, says whether it went further than a view: then all rows in view are new. */
  isLeap(range: Range): boolean;
  /** Whether the last step was one. */
  isLast(): boolean;
}

/** @param first whether the first step is one: so it is where most of the rows that were there have to go in the same frame. */
function watchLeaps(first: boolean): Leaps {
  let from: number | null = null;
  let leapt = false;
  return {
    isLeap: ({ startIndex, endIndex }) => {
      leapt = from === null ? first : Math.abs(startIndex - from) > endIndex - startIndex;
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
