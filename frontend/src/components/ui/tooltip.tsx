import { useEffect, useId, useState, type ReactNode } from "react";
import { Floating } from "./floating.js";
import { Kbd } from "./kbd.js";

export interface TooltipProps {
  label: string;
  /** A chord or sequence, shown behind the label. */
  keys?: string | undefined;
  side?: "top" | "bottom" | undefined;
  children: ReactNode;
}

const SHOW_AFTER_MS = 400;

/**
 * The name and key of a control, on hover and keyboard focus. It repeats what the control already says, so
 * nothing needed is ever in it; Escape puts it away and it can be pointed at.
 */
export function Tooltip({ label, keys, side = "bottom", children }: TooltipProps) {
  const id = useId();
  const [anchor, setAnchor] = useState<Element | null>(null);
  const [wanted, setWanted] = useState<Element | null>(null);

  useEffect(() => {
    if (!wanted) return;
    const timer = setTimeout(() => setAnchor(wanted), SHOW_AFTER_MS);
    return () => clearTimeout(timer);
  }, [wanted]);

  useEffect(() => {
    if (!anchor) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Escape") setAnchor(null);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [anchor]);

  const hide = () => {
    setWanted(null);
    setAnchor(null);
  };
  return (
    <span
      className="inline-flex"
      onPointerEnter={(event) => event.pointerType === "mouse" && setWanted(event.currentTarget)}
      onPointerLeave={hide}
      onPointerDown={hide}
      onFocus={(event) => event.target.matches(":focus-visible") && setWanted(event.currentTarget)}
      onBlur={hide}
    >
      {children}
      {anchor && (
        <Floating
          id={id}
          decorative
          anchor={anchor}
          side={side}
          className="z-tooltip flex max-w-72 items-center gap-2 rounded-chip bg-inverse px-2 py-1 text-meta text-on-inverse"
        >
          {label}
          {keys && <Kbd keys={keys} inverse />}
        </Floating>
      )}
    </span>
  );
}
