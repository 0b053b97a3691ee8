import { clsx } from "clsx";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import { t } from "../../lib/i18n.js";
import { keepPane, showPane, type Pane } from "../../lib/pane-widths.js";
import { useMe } from "../../lib/session.js";
import { IconButton } from "./icon-button.js";

const STEP = 16;
/** What a press of a button does: as three of an arrow key. */
const STRIDE = 3 * STEP;
/** A hand that presses is never quite still. */
const STILL = 3;

export interface PaneSeparatorProps {
  pane: Pane;
  /** What the pane is called. */
  name: string;
  /** Whether the pane stands before the separator or after it; its other neighbour takes what is left. */
  stands: "before" | "after";
  className?: string;
}

/** Between two panes: dragged, moved by arrow keys, or by the buttons that a press on it shows. A double click resets. */
export function PaneSeparatorStrip({ pane, name, stands, className }: PaneSeparatorProps) {
  const { id: person } = useMe();
  const strip = useRef<HTMLDivElement>(null);
  const drag = useRef<{ from: number; width: number; moved: boolean } | null>(null);
  const [{ now, least, most }, setExtent] = useState({ now: 0, least: 0, most: 0 });
  const [isPressed, setPressed] = useState(false);

  const look = useCallback(() => {
    const next = extentOf(strip.current, stands);
    setExtent((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
    return next;
  }, [stands]);
  // After each render, for its neighbours may be others by then.
  useEffect(() => {
    if (typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(look);
    for (const neighbour of neighboursOf(strip.current, stands)) observer.observe(neighbour);
    return () => observer.disconnect();
  });

  /** To the right it grows where the pane stands on the left. */
  const sign = () => ((strip.current?.matches(":dir(rtl)") ?? false) === (stands === "after") ? 1 : -1);
  const show = (width: number): number => {
    const { least: from, most: to } = look();
    const next = Math.round(Math.max(from, Math.min(to, width)));
    showPane(pane, next);
    return next;
  };
  const move = (width: number) => keepPane(person, pane, show(width));

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const extent = look();
    const step = sign() * (event.shiftKey ? STRIDE : STEP);
    const to = {
      ArrowLeft: extent.now - step,
      ArrowRight: extent.now + step,
      Home: extent.least,
      End: extent.most,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    move(to);
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { from: event.clientX, width: look().now, moved: false };
  };
  const onPointerMove = (event: PointerEvent) => {
    const { current } = drag;
    if (!current) return;
    const by = event.clientX - current.from;
    if (!current.moved && Math.abs(by) < STILL) return;
    current.moved = true;
    show(current.width + sign() * by);
  };
  const onPointerEnd = () => {
    const { current } = drag;
    drag.current = null;
    if (!current) return;
    setPressed(!current.moved);
    if (current.moved) move(look().now);
  };
  const nudge = (towardsEnd: boolean) => move(look().now + (towardsEnd === (stands === "before") ? STRIDE : -STRIDE));
  const button = (towardsEnd: boolean) => (
    <IconButton
      // By keyboard there are the arrow keys.
      tabIndex={-1}
      label={t(towardsEnd === (stands === "before") ? "ui.pane.wider" : "ui.pane.narrower", { name })}
      icon={towardsEnd ? <ChevronRight className="size-4 flip-rtl" /> : <ChevronLeft className="size-4 flip-rtl" />}
      onClick={() => nudge(towardsEnd)}
      className="touch-target"
    />
  );
  return (
    <div
      className={clsx("relative z-sticky w-0 shrink-0", className)}
      onBlur={(event) => event.currentTarget.contains(event.relatedTarget) || setPressed(false)}
    >
      <div
        ref={strip}
        role="separator"
        tabIndex={0}
        aria-orientation="vertical"
        aria-label={t("ui.pane.width", { name })}
        aria-controls={`pane-${pane}`}
        aria-valuenow={now}
        aria-valuemin={least}
        aria-valuemax={most}
        onFocus={look}
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerEnd}
        onPointerCancel={onPointerEnd}
        onDoubleClick={() => {
          setPressed(false);
          keepPane(person, pane, null);
        }}
        className={clsx(
          "group absolute inset-y-0 -start-1 w-2 cursor-col-resize touch-none select-none",
          "focus-visible:-outline-offset-2 pointer-coarse:-start-3 pointer-coarse:w-6",
        )}
      >
        <span className="mx-auto block h-full w-0.5 group-hover:bg-accent group-active:bg-accent" />
      </div>
      {isPressed && (
        <div className="absolute start-2 top-1/2 flex rounded-control border border-border bg-raised shadow-pop">
          {button(false)}
          {button(true)}
        </div>
      )}
    </div>
  );
}

function neighboursOf(strip: HTMLElement | null, stands: "before" | "after"): Element[] {
  const { previousElementSibling: before, nextElementSibling: after } = strip?.parentElement ?? {};
  const both = stands === "before" ? [before, after] : [after, before];
  return both.flatMap((neighbour) => neighbour ?? []);
}

/** In pixels. What a pane may be is in its own styles; what beside it must stay, in those of its neighbour, where that is beside the separator. */
function extentOf(strip: HTMLElement | null, stands: "before" | "after") {
  const [pane, other] = neighboursOf(strip, stands);
  if (!pane) return { now: 0, least: 0, most: 0 };
  const pixels = (length: string, otherwise: number) => (length.endsWith("px") ? parseFloat(length) : otherwise);
  const { width } = pane.getBoundingClientRect();
  const room = other ? other.getBoundingClientRect().width - pixels(getComputedStyle(other).minWidth, 0) : Infinity;
  const { minWidth, maxWidth } = getComputedStyle(pane);
  const most = Math.min(pixels(maxWidth, Infinity), width + Math.max(0, room));
  return { now: Math.round(width), least: Math.round(pixels(minWidth, 0)), most: Math.floor(most) };
}
