import { cloneElement, useId, useLayoutEffect, useState, type PointerEvent, type ReactElement } from "react";
import { useOnDemand } from "../../lib/on-demand.js";

/** What a control gets that opens something. */
export interface TriggerProps {
  id?: string;
  onClick?: () => void;
  onPointerDown?: (event: PointerEvent) => void;
  onFocus?: () => void;
  onPointerEnter?: () => void;
  "aria-haspopup"?: "menu" | "dialog";
  "aria-expanded"?: boolean;
}

export interface OpenedByProps {
  /** A Button or IconButton; gets what makes it open. */
  trigger: ReactElement<TriggerProps>;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
}

/** What the machinery gets. */
export interface Opened {
  id: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/**
 * What opens by a button and whose machinery arrives after the page; a press before that opens it on arrival.
 *
 * @returns the machinery with what it needs, or the button alone until it is there.
 */
export function useOpenedBy<Panel>(
  { trigger, open, onOpenChange }: OpenedByProps,
  kind: "menu" | "dialog",
  load: () => Promise<Panel>,
) {
  const id = useId();
  const [ownOpen, setOwnOpen] = useState(false);
  const [arrived, fetch] = useOnDemand(load);
  const [held, setHeld] = useState(false);
  // The machinery comes with another button: exchanged in mid-press, the release would close what the press opened.
  const panel = held ? null : arrived;
  const setOpen = (next: boolean) => {
    setOwnOpen(next);
    onOpenChange?.(next);
  };
  const press = () => {
    setOpen(true);
    fetch();
  };
  const closed = cloneElement(trigger, {
    id,
    onClick: press,
    onPointerDown: ({ pointerType, button }) => {
      if (pointerType !== "mouse" || button !== 0) return;
      press();
      setHeld(true);
      // After the click that comes of it.
      window.addEventListener("pointerup", () => setTimeout(() => setHeld(false), 0), { once: true });
    },
    onFocus: fetch,
    onPointerEnter: fetch,
    "aria-haspopup": kind,
    "aria-expanded": false,
  });
  return { panel, closed, opened: { id, trigger, open: open ?? ownOpen, onOpenChange: setOpen } };
}

/** For the machinery: its button is a new element, and if the old one had the focus, that must not be lost. */
export function useFocusKept(id: string): void {
  const [hadFocus] = useState(() => document.activeElement?.id === id);
  useLayoutEffect(() => {
    if (hadFocus) document.getElementById(id)?.focus();
  }, [hadFocus, id]);
}
