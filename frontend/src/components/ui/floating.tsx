import { clsx } from "clsx";
import { useLayoutEffect, useRef, type ReactNode } from "react";
import { createPortal } from "react-dom";
import { placeBeside } from "../../lib/place.js";

export interface FloatingProps {
  id: string;
  /** Decoration repeats what is said elsewhere, so screen readers do not hear it twice. */
  decorative?: boolean;
  anchor: Element;
  side: "top" | "bottom";
  /** Another one is another size: it is placed again. */
  content?: unknown;
  className: string;
  onPointerEnter?: () => void;
  onPointerLeave?: () => void;
  children: ReactNode;
}

/** A box beside its anchor, above everything else, that follows scrolling and never takes the focus. */
export function Floating({
  id,
  decorative = false,
  anchor,
  side,
  content,
  className,
  children,
  ...pointer
}: FloatingProps) {
  const box = useRef<HTMLDivElement>(null);
  // A dialog is moved by a transform, within which "fixed" would mean its own corner; so there it hangs on the page.
  const inDialog = anchor.closest("[role=dialog], [role=alertdialog]") !== null;

  useLayoutEffect(() => {
    const move = () => {
      if (!box.current) return;
      const { innerWidth: width, innerHeight: height } = window;
      const place = placeBeside(anchor.getBoundingClientRect(), box.current.getBoundingClientRect(), side, {
        width,
        height,
      });
      box.current.style.transform = `translate(${Math.round(place.left)}px, ${Math.round(place.top)}px)`;
    };
    move();
    window.addEventListener("scroll", move, true);
    window.addEventListener("resize", move);
    return () => {
      window.removeEventListener("scroll", move, true);
      window.removeEventListener("resize", move);
    };
  }, [anchor, side, content]);

  return createPortal(
    <div
      ref={box}
      id={id}
      role={decorative ? undefined : "group"}
      aria-hidden={decorative || undefined}
      className={clsx("pointer-events-auto fixed top-0 left-0 animate-fade", className, inDialog && "z-tooltip!")}
      {...pointer}
    >
      {children}
    </div>,
    // Within the anchor's own landmark, where reading on leads to it.
    (inDialog ? null : anchor.closest("main, header, aside")) ?? document.body,
  );
}
