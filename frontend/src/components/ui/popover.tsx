import type { ReactNode } from "react";
import { useOpenedBy, type OpenedByProps } from "./opened-by.js";

export interface PopoverProps extends OpenedByProps {
  /** Names the box. */
  label: string;
  align?: "start" | "center" | "end";
  className?: string;
  children: ReactNode;
}

const loadPanel = () => import("./popover-panel.js");

/** A small box with controls, beside the button that opens it. Takes the focus, closes with Escape or a press outside. */
export function Popover({ trigger, open, onOpenChange, ...rest }: PopoverProps) {
  const { panel, closed, opened } = useOpenedBy({ trigger, open, onOpenChange }, "dialog", loadPanel);
  return panel ? <panel.PopoverPanel {...rest} {...opened} /> : closed;
}
