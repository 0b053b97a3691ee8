import { clsx } from "clsx";
import {
  useEffect,
  useId,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent as KeyPress,
  type ReactNode,
} from "react";
import { Floating } from "./floating.js";

export interface HoverCardProps {
  /** What the card explains: the visible content of the button. */
  trigger: ReactNode;
  label?: string;
  className?: string;
  /** -1 inside a list that has one tab stop. */
  tabIndex?: number;
  /** What leads on from the explanation; Tab goes into the card and out of it again. */
  action?: { label: string; run: () => void };
  children: ReactNode;
}

/** An explanation that opens by hover, focus or tap, is read aloud as the button's description, and closes with Escape. */
export function HoverCard({ trigger, label, className, tabIndex, action, children }: HoverCardProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [anchor, setAnchor] = useState<Element | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const onward = useRef<HTMLButtonElement>(null);
  const wentOn = useRef(false);

  const later = (next: Element | null) => {
    clearTimeout(timer.current);
    // Long enough to cross the gap from the button to the card.
    timer.current = setTimeout(() => setAnchor(next), 150);
  };
  /** What the pointer had in mind is over: a card that was closed would come again. */
  const now = (next: Element | null) => {
    clearTimeout(timer.current);
    setAnchor(next);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (!anchor) return;
    const close = (event: KeyboardEvent | PointerEvent) => {
      const inside =
        event.target instanceof Element && (event.target.closest(`[id="${id}"]`) ?? anchor.contains(event.target));
      if (!(event instanceof KeyboardEvent ? event.key === "Escape" : !inside)) return;
      if (document.activeElement === onward.current) button.current?.focus();
      now(null);
    };
    document.addEventListener("keydown", close);
    document.addEventListener("pointerdown", close);
    return () => {
      document.removeEventListener("keydown", close);
      document.removeEventListener("pointerdown", close);
    };
  }, [anchor, id]);

  const leave = ({ relatedTarget: to }: FocusEvent) => {
    if (to === null || (to !== button.current && to !== onward.current)) now(null);
  };
  const tabIn = (event: KeyPress) => {
    // A dialog holds the focus within itself, and its card lies outside of it.
    const held = event.currentTarget.closest("[role=dialog], [role=alertdialog]") !== null;
    if (event.key !== "Tab" || event.shiftKey || held || !onward.current) return;
    event.preventDefault();
    onward.current.focus();
  };
  // The card lies elsewhere in the document: from its end one goes on after the button.
  const tabOut = (event: KeyPress) => {
    if (event.key !== "Tab") return;
    if (event.shiftKey) event.preventDefault();
    button.current?.focus();
  };

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
        onFocus={(event) => {
          // Whoever comes back from where the card led has read it.
          if (!wentOn.current && event.currentTarget.matches(":focus-visible")) now(event.currentTarget);
          wentOn.current = false;
        }}
        onBlur={leave}
        onClick={(event) => now(event.currentTarget)}
        onKeyDown={tabIn}
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
          {action && (
            <button
              ref={onward}
              type="button"
              className="mt-2 inline-flex min-h-6 items-center rounded-chip text-link hover:underline touch-target"
              // The button keeps the focus, and with it the card stays until the press is over.
              onMouseDown={(event) => event.preventDefault()}
              onKeyDown={tabOut}
              onBlur={leave}
              onClick={() => {
                // What opens now gives the focus back to what had it: the card will be gone.
                button.current?.focus();
                now(null);
                wentOn.current = true;
                action.run();
              }}
            >
              {action.label}
            </button>
          )}
        </Floating>
      )}
    </>
  );
}
