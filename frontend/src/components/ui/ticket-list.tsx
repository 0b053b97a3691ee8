import { clsx } from "clsx";
import { useEffect, useMemo, useRef, useState, type FocusEvent, type KeyboardEvent, type ReactNode } from "react";
import { useOnDemand } from "../../lib/on-demand.js";
import { ListRows, WINDOW_OVER, type ListRow } from "./list-rows.js";
import type { RowScroller } from "./row-window.js";

// No list is long when its page opens.
const loadRowWindow = () => import("./row-window.js");

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
  const rowScroller = useRef<RowScroller>(null);
  const [module] = useOnDemand(loadRowWindow);
  const RowWindow = (items.length > WINDOW_OVER && module?.RowWindow) || null;
  const windowed = RowWindow !== null;
  const keys = useMemo(() => items.map(keyOf), [items, keyOf]);
  const places = useMemo(() => new Map(keys.map((key, index) => [key, index])), [keys]);
  const placeOf = (key: string | null | undefined) => (key == null ? undefined : places.get(key));
  const stopIndex = placeOf(focused) ?? placeOf(activeKey) ?? 0;
  const stop = keys[stopIndex];
  const activeIndex = placeOf(activeKey) ?? -1;
  useEffect(() => {
    if (activeIndex === -1) return;
    if (windowed) rowScroller.current?.scrollToIndex(activeIndex, { align: "auto" });
    else scroller.current?.querySelector("[data-active]")?.scrollIntoView?.({ block: "nearest" });
    // The list scrolls when another row is opened, not whenever rows change.
  }, [activeIndex, windowed]);

  const focusRow = (index: number) => {
    const key = keys[index];
    if (key === undefined) return;
    setFocused(key);
    if (windowed) rowScroller.current?.scrollToIndex(index);
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

  const rowAt = (index: number): ListRow | null => {
    const item = items[index];
    if (item === undefined) return null;
    const key = keyOf(item);
    const active = key === activeKey;
    return {
      key,
      active,
      content: renderRow(item, { tabIndex: key === stop ? 0 : -1, "data-row-link": key }, active),
    };
  };

  return (
    <div ref={scroller} className={clsx("overflow-y-auto", className)} onKeyDown={onKeyDown} onFocus={onFocus}>
      <ListRows
        ref={rowScroller}
        label={label}
        scroller={scroller}
        keys={keys}
        rowHeight={rowHeight}
        stopIndex={stopIndex}
        rowAt={rowAt}
        RowWindow={RowWindow}
      />
      {footer}
    </div>
  );
}
