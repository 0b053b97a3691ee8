import { defaultRangeExtractor, useVirtualizer, type Range } from "@tanstack/react-virtual";
import { clsx } from "clsx";
import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
} from "react";

/** Properties for a row's one link: it is the row's place in the list's single tab stop. */
export interface RowLinkProps {
  tabIndex: 0 | -1;
  "data-row-link": string;
}

export interface TicketListProps<Item> {
  /** Names the list. */
  label: string;
  /** The same array while nothing changed: long lists are worked through again when it is another. */
  items: readonly Item[];
  /** The same function each time. */
  keyOf: (item: Item) => string;
  /** The open row: marked, kept in view, and where Tab enters. */
  activeKey?: string | null;
  /** A row's height in pixels: 64 comfortable, 40 compact. Rows may grow beyond it. */
  rowHeight: number;
  renderRow: (item: Item, link: RowLinkProps, active: boolean) => ReactNode;
  /** A row at the end, such as LoadMore. */
  footer?: ReactNode;
  className?: string;
}

/** Below this many rows all are drawn, so that find-in-page and printing see them. */
const WINDOW_OVER = 100;

/** A long list with one tab stop: arrows, Home and End move between the row links, Enter follows. Scrolls by itself. */
export function TicketList<Item>({
  label,
  items,
  keyOf,
  activeKey,
  rowHeight,
  renderRow,
  footer,
  className,
}: TicketListProps<Item>) {
  const scroller = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const windowed = items.length > WINDOW_OVER;
  const keys = useMemo(() => items.map(keyOf), [items, keyOf]);
  const places = useMemo(() => new Map(keys.map((key, index) => [key, index])), [keys]);
  const placeOf = (key: string | null | undefined) => (key == null ? undefined : places.get(key));
  const stopIndex = placeOf(focused) ?? placeOf(activeKey) ?? 0;
  const stop = keys[stopIndex];
  const virtualizer = useVirtualizer({
    count: items.length,
    enabled: windowed,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    // Another function would have every row measured again, with each step of scrolling.
    getItemKey: useCallback((index: number) => keys[index] ?? index, [keys]),
    // Wherever one has scrolled: Tab leads into the list, and what has the focus keeps it.
    rangeExtractor: useCallback((range: Range) => withPlace(defaultRangeExtractor(range), stopIndex), [stopIndex]),
  });

  const activeIndex = placeOf(activeKey) ?? -1;
  useEffect(() => {
    if (activeIndex === -1) return;
    if (windowed) virtualizer.scrollToIndex(activeIndex, { align: "auto" });
    else scroller.current?.querySelector("[data-active]")?.scrollIntoView?.({ block: "nearest" });
    // The list scrolls when another row is opened, not whenever rows change.
  }, [activeIndex, windowed, virtualizer]);

  const focusRow = (index: number) => {
    const key = keys[index];
    if (key === undefined) return;
    setFocused(key);
    if (windowed) virtualizer.scrollToIndex(index);
    // The row may only be drawn after the scroll.
    requestAnimationFrame(() => {
      const links = scroller.current?.querySelectorAll<HTMLElement>("[data-row-link]") ?? [];
      [...links].find((link) => link.dataset["rowLink"] === key)?.focus();
    });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const key = event.target instanceof HTMLElement ? event.target.dataset["rowLink"] : undefined;
    if (key === undefined || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const at = placeOf(key) ?? -1;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: keys.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    focusRow(Math.max(0, Math.min(to, keys.length - 1)));
  };
  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const key = event.target.dataset["rowLink"];
    if (key !== undefined) setFocused(key);
  };

  const row = (item: Item, index: number) => {
    const key = keyOf(item);
    const active = key === activeKey;
    return {
      key,
      props: {
        "data-active": active || undefined,
        "aria-setsize": windowed ? items.length : undefined,
        "aria-posinset": windowed ? index + 1 : undefined,
      },
      content: renderRow(item, { tabIndex: key === stop ? 0 : -1, "data-row-link": key }, active),
    };
  };

  return (
    <div ref={scroller} className={clsx("overflow-y-auto", className)} onKeyDown={onKeyDown} onFocus={onFocus}>
      {windowed ? (
        <ul aria-label={label} className="relative" style={{ blockSize: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const item = items[index];
            if (item === undefined) return null;
            const { key, props, content } = row(item, index);
            return (
              <li
                key={key}
                {...props}
                ref={virtualizer.measureElement}
                data-index={index}
                className="absolute inset-x-0 top-0"
                style={{ transform: `translateY(${start}px)` }}
              >
                {content}
              </li>
            );
          })}
        </ul>
      ) : (
        <ul aria-label={label}>
          {items.map((item, index) => {
            const { key, props, content } = row(item, index);
            return (
              <li key={key} {...props}>
                {content}
              </li>
            );
          })}
        </ul>
      )}
      {footer}
    </div>
  );
}

function withPlace(drawn: number[], place: number): number[] {
  return drawn.includes(place) ? drawn : [...drawn, place].toSorted((a, b) => a - b);
}
