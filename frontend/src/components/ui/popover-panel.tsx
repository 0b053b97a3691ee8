import { clsx } from "clsx";
import { Popover } from "radix-ui";
import { cloneElement } from "react";
import { useFocusKept, type Opened } from "./opened-by.js";
import type { PopoverProps } from "./popover.js";

type PopoverPanelProps = PopoverProps & Opened;

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
  useFocusKept(id);
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
