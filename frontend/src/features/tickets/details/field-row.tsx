import { clsx } from "clsx";
import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { Kbd } from "../../../components/ui/kbd.js";
import { Popover, type PopoverProps } from "../../../components/ui/popover.js";
import { VisuallyHidden } from "../../../components/ui/visually-hidden.js";
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
  /** Among the chips of phones, where there is no room for its label. */
  chip?: boolean;
  /** What it is changed with. */
  children: ReactNode;
}

/** A detail of the ticket that is changed where it stands. */
export function FieldRow({ label, editable, command, chip = false, ...rest }: FieldRowProps) {
  const keys = useCommandKeys(command);
  if (chip) return <FieldChip label={label} editable={editable} {...rest} />;
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
          <FieldPopover
            label={label}
            {...rest}
            trigger={
              <button
                type="button"
                aria-label={t("ticket.edit_field", { field: label })}
                className="flex min-h-8 w-full items-center gap-2 rounded-chip px-2 text-start hover:bg-hover pointer-coarse:min-h-11"
              >
                <span className="min-w-0 flex-1 *:whitespace-normal">{rest.value}</span>
                <ChevronDown aria-hidden className="size-3.5 shrink-0 text-muted" />
              </button>
            }
          />
        ) : (
          <span className="flex min-h-8 items-center px-2">{rest.value}</span>
        )}
      </dd>
    </div>
  );
}

type FieldProps = Omit<FieldRowProps, "chip" | "command">;

/** The same in a row of chips: its value, and what it is for those who do not see where it stands. */
function FieldChip({ editable, ...field }: FieldProps) {
  const { label, value } = field;
  const content = (
    <>
      <VisuallyHidden>{label}: </VisuallyHidden>
      {value}
    </>
  );
  if (!editable) return <span className={clsx(CHIP, "border-border")}>{content}</span>;
  return (
    <FieldPopover
      {...field}
      trigger={
        <button type="button" className={clsx(CHIP, "border-border-strong hover:bg-hover")}>
          {content}
          <ChevronDown aria-hidden className="size-3.5 shrink-0 text-muted" />
        </button>
      }
    />
  );
}

const CHIP =
  "inline-flex min-h-8 shrink-0 items-center gap-1.5 rounded-full border bg-surface px-2.5 text-dense whitespace-nowrap pointer-coarse:min-h-11";

function FieldPopover({
  field,
  label,
  children,
  trigger,
}: Pick<FieldProps, "field" | "label" | "children"> & Pick<PopoverProps, "trigger">) {
  const { openField, setOpenField } = useTicketActions();
  return (
    <Popover
      label={label}
      align="end"
      // The details may themselves be in a sheet, which lies above other popovers.
      className="z-toast! w-[min(20rem,calc(100vw-1rem))] p-2! text-agent"
      open={openField === field}
      onOpenChange={(open) => setOpenField(open ? field : null)}
      trigger={trigger}
    >
      {children}
    </Popover>
  );
}
