import type { ReactNode } from "react";
import { Button } from "../../../components/ui/button.js";
import { Popover } from "../../../components/ui/popover.js";

export interface BulkPopoverProps {
  label: string;
  /** A change is on its way: nothing opens, and the button keeps the focus. */
  busy: boolean;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  children: ReactNode;
}

/** One of the bar's choices, behind its button. */
export function BulkPopover({ label, busy, open, onOpenChange, children }: BulkPopoverProps) {
  return (
    <Popover
      label={label}
      align="start"
      className="w-[min(20rem,calc(100vw-1rem))] p-2! text-agent"
      open={open}
      onOpenChange={(next) => onOpenChange(next && !busy)}
      trigger={
        <Button look="ghost" className="px-1.5! text-dense" aria-disabled={busy}>
          {label}
        </Button>
      }
    >
      {children}
    </Popover>
  );
}
