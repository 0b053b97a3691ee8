import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { Kbd } from "../../../components/ui/kbd.js";
import { Popover } from "../../../components/ui/popover.js";
import type { CommandId } from "../../../lib/command-list.js";
import { useCommandKeys } from "../../../lib/commands.js";
import { t } from "../../../lib/i18n.js";
import type { ChangedField } from "../model/ticket-change.js";
import { useTicketActions } from "../ticket/ticket-actions.js";

export interface FieldRowProps {
  field: ChangedField;
  label: string;
  /** What the field has now. */
  value: ReactNode;
  /** Whether it may be changed; otherwise it is only shown. */
  editable: boolean;
  /** The command that opens it, whose key stands beside the label. */
  command?: CommandId;
  /** What it is changed with. */
  children: ReactNode;
}

/** A detail of the ticket that is changed where it stands. */
export function FieldRow({ field, label, value, editable, command, children }: FieldRowProps) {
  const { openField, setOpenField } = useTicketActions();
  const keys = useCommandKeys(command);
  return (
    <div className="grid grid-cols-[6rem_1fr] items-center gap-x-2">
      <dt className="flex items-center gap-1.5 text-dense text-muted">
        {label}
        {editable && keys && (
          <span aria-hidden className="max-md:hidden">
            <Kbd keys={keys} />
          </span>
        )}
      </dt>
      <dd className="min-w-0">
        {editable ? (
          <Popover
            label={label}
            align="end"
            // The details may themselves be in a sheet, which lies above other popovers.
            className="z-toast! w-[min(20rem,calc(100vw-1rem))] p-2! text-agent"
            open={openField === field}
            onOpenChange={(open) => setOpenField(open ? field : null)}
            trigger={
              <button
                type="button"
                aria-label={t("ticket.edit_field", { field: label })}
                className="flex min-h-8 w-full items-center gap-2 rounded-chip px-2 text-start hover:bg-hover pointer-coarse:min-h-11"
              >
                <span className="min-w-0 flex-1 *:whitespace-normal">{value}</span>
                <ChevronDown aria-hidden className="size-3.5 shrink-0 text-muted" />
              </button>
            }
          >
            {children}
          </Popover>
        ) : (
          <span className="flex min-h-8 items-center px-2">{value}</span>
        )}
      </dd>
    </div>
  );
}
