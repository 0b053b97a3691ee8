import type { ReactNode } from "react";
import { useOpenedBy, type OpenedByProps } from "./opened-by.js";

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

export interface MenuProps extends OpenedByProps {
  /** Groups, divided by lines. */
  groups: readonly (readonly MenuEntry[])[];
  /** Read aloud with the list. */
  label: string;
  align?: "start" | "end";
}

const loadPanel = () => import("./menu-panel.js");

/** A list of actions behind a button. */
export function Menu({ trigger, open, onOpenChange, ...menu }: MenuProps) {
  const { panel, closed, opened } = useOpenedBy({ trigger, open, onOpenChange }, "menu", loadPanel);
  return panel ? <panel.MenuPanel {...menu} {...opened} /> : closed;
}
