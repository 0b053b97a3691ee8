import { clsx } from "clsx";
import { Popover } from "radix-ui";
import { cloneElement, useLayoutEffect, useState } from "react";
import type { PopoverProps } from "./popover.js";

interface PopoverPanelProps extends PopoverProps {
  id: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function PopoverPanel({
  id,
  trigger,
  label,
  align = "end",
  open,
  onOpenChange,
  className,
  children,
}: PopoverPanelProps) {
  // The button is a new element now: if the old one had the focus, it must not be lost.
  const [hadFocus] = useState(() => document.activeElement?.id === id);
  useLayoutEffect(() => {
    if (hadFocus) document.getElementById(id)?.focus();
  }, [hadFocus, id]);
  return (
    <Popover.Root open={open} onOpenChange={onOpenChange}>
      <Popover.Trigger asChild>{cloneElement(trigger, { id })}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
          className={clsx(
            "z-popover max-h-(--radix-popover-content-available-height) max-w-[calc(100vw-1rem)] animate-fade overflow-y-auto rounded-card bg-raised p-4 text-text shadow-pop",
            className,
          )}
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
