import { clsx } from "clsx";
import { useEffect, useId, useRef, useState, type ReactNode } from "react";
import { Floating } from "./floating.js";

export interface HoverCardProps {
  /** What the card explains: the visible content of the button. */
  trigger: ReactNode;
  label?: string;
  className?: string;
  /** -1 inside a list that has one tab stop. */
  tabIndex?: number;
  children: ReactNode;
}

/** An explanation that opens by hover, focus or tap, is read aloud as the button's description, and closes with Escape. */
export function HoverCard({ trigger, label, className, tabIndex, children }: HoverCardProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [anchor, setAnchor] = useState<Element | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const later = (next: Element | null) => {
    clearTimeout(timer.current);
    // Long enough to cross the gap from the button to the card.
    timer.current = setTimeout(() => setAnchor(next), 150);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (!anchor) return;
    const close = (event: KeyboardEvent | PointerEvent) => {
      const inside =
        event.target instanceof Element && (event.target.closest(`[id="${id}"]`) ?? anchor.contains(event.target));
      if (event instanceof KeyboardEvent ? event.key === "Escape" : !inside) setAnchor(null);
    };
    document.addEventListener("keydown", close);
    document.addEventListener("pointerdown", close);
    return () => {
      document.removeEventListener("keydown", close);
      document.removeEventListener("pointerdown", close);
    };
  }, [anchor, id]);

  return (
    <>
      <button
        ref={button}
        type="button"
        tabIndex={tabIndex}
        aria-label={label}
        aria-describedby={anchor ? id : undefined}
        className={clsx("inline-flex max-w-full rounded-chip text-start", className)}
        onPointerEnter={(event) => event.pointerType === "mouse" && later(event.currentTarget)}
        onPointerLeave={(event) => event.pointerType === "mouse" && later(null)}
        onFocus={(event) => event.currentTarget.matches(":focus-visible") && setAnchor(event.currentTarget)}
        onBlur={() => setAnchor(null)}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {trigger}
      </button>
      {anchor && (
        <Floating
          id={id}
          anchor={anchor}
          side="bottom"
          onPointerEnter={() => clearTimeout(timer.current)}
          onPointerLeave={() => later(null)}
          className="z-popover w-80 max-w-[calc(100vw-1rem)] rounded-card bg-raised p-4 text-dense text-text shadow-pop"
        >
          {children}
        </Floating>
      )}
    </>
  );
}
