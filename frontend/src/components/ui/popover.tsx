import { cloneElement, useId, useState, type ReactElement, type ReactNode } from "react";
import { useOnDemand } from "../../lib/on-demand.js";
import type { TriggerProps } from "./menu.js";

export interface PopoverProps {
  trigger: ReactElement<TriggerProps>;
  /** Names the box. */
  label: string;
  align?: "start" | "center" | "end";
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  className?: string;
  children: ReactNode;
}

const loadPanel = () => import("./popover-panel.js");

/** A small box with controls, beside the button that opens it. Takes the focus, closes with Escape or a press outside. */
export function Popover({ trigger, open, onOpenChange, ...rest }: PopoverProps) {
  const id = useId();
  const [ownOpen, setOwnOpen] = useState(false);
  const [panel, fetch] = useOnDemand(loadPanel);
  const isOpen = open ?? ownOpen;
  const setOpen = (next: boolean) => {
    setOwnOpen(next);
    onOpenChange?.(next);
  };
  if (panel) return <panel.PopoverPanel {...rest} id={id} trigger={trigger} open={isOpen} onOpenChange={setOpen} />;
  const press = () => {
    setOpen(true);
    fetch();
  };
  return cloneElement(trigger, {
    id,
    onClick: press,
    onFocus: fetch,
    onPointerEnter: fetch,
    "aria-haspopup": "dialog",
    "aria-expanded": false,
  });
}
