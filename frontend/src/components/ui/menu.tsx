import { cloneElement, useId, useState, type ReactElement, type ReactNode } from "react";
import { useOnDemand } from "../../lib/on-demand.js";

export interface MenuEntry {
  /** Unique within the menu. */
  id: string;
  label: string;
  icon?: ReactNode;
  /** A chord, shown at the end edge. */
  keys?: string | undefined;
  /** For choices: a check mark and the role that says so. */
  checked?: boolean;
  danger?: boolean;
  disabled?: boolean;
  run: () => void;
}

export interface MenuProps {
  /** A Button or IconButton; gets what makes it open the menu. */
  trigger: ReactElement<TriggerProps>;
  /** Groups, divided by lines. */
  groups: readonly (readonly MenuEntry[])[];
  /** Read aloud with the list. */
  label: string;
  align?: "start" | "end";
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
}

export interface TriggerProps {
  id?: string;
  onClick?: () => void;
  onFocus?: () => void;
  onPointerEnter?: () => void;
  "aria-haspopup"?: "menu" | "dialog";
  "aria-expanded"?: boolean;
}

const loadPanel = () => import("./menu-panel.js");

/** A list of actions behind a button. Its machinery arrives after the page; a press before that opens it on arrival. */
export function Menu({ trigger, open, onOpenChange, ...menu }: MenuProps) {
  const id = useId();
  const [ownOpen, setOwnOpen] = useState(false);
  const [panel, fetch] = useOnDemand(loadPanel);
  const isOpen = open ?? ownOpen;
  const setOpen = (next: boolean) => {
    setOwnOpen(next);
    onOpenChange?.(next);
  };
  if (panel) return <panel.MenuPanel {...menu} id={id} trigger={trigger} open={isOpen} onOpenChange={setOpen} />;
  const press = () => {
    setOpen(true);
    fetch();
  };
  return cloneElement(trigger, {
    id,
    onClick: press,
    onFocus: fetch,
    onPointerEnter: fetch,
    "aria-haspopup": "menu",
    "aria-expanded": false,
  });
}
