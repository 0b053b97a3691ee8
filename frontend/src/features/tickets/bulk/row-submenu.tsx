import { ContextMenu } from "radix-ui";
import { clsx } from "clsx";
import { ChevronRight } from "lucide-react";
import { MENU_BOX, MENU_ENTRY } from "../../../components/ui/menu-look.js";
import { t } from "../../../lib/i18n.js";
import type { BulkField } from "./bulk-actions.js";
import { priorityChoices, statusChoices, useAssigneeChoices, type ValueChoice } from "./value-choices.js";
import type { ValueProps } from "./value-lists.js";

export interface RowSubmenuProps extends ValueProps {
  field: Exclude<BulkField, "tags" | "answer">;
  label: string;
  ticketId: number;
}

/** The values of one of the actions; each counts at once. */
export function RowSubmenu({ field, label, ticketId, onChange }: RowSubmenuProps) {
  return (
    <ContextMenu.Sub>
      <ContextMenu.SubTrigger className={MENU_ENTRY}>
        <span className="flex-1">{label}</span>
        <ChevronRight aria-hidden className="size-4 flip-rtl" />
      </ContextMenu.SubTrigger>
      <ContextMenu.Portal container={document.querySelector<HTMLElement>("main")}>
        <ContextMenu.SubContent
          aria-label={label}
          collisionPadding={8}
          className={clsx(MENU_BOX, "max-h-(--radix-context-menu-content-available-height)")}
        >
          {field === "assign" ? (
            <Assignees ticketId={ticketId} onChange={onChange} />
          ) : (
            <Values choices={field === "status" ? statusChoices() : priorityChoices()} onChange={onChange} />
          )}
        </ContextMenu.SubContent>
      </ContextMenu.Portal>
    </ContextMenu.Sub>
  );
}

function Assignees({ ticketId, onChange }: ValueProps & { ticketId: number }) {
  const { choices, isFetching } = useAssigneeChoices(ticketId);
  return (
    <>
      {isFetching && choices.length === 1 && <p className="px-2 py-1 text-muted">{t("ui.loading")}</p>}
      <Values choices={choices} onChange={onChange} />
    </>
  );
}

function Values({ choices, onChange }: ValueProps & { choices: readonly ValueChoice[] }) {
  return choices.map(({ value, label, icon, mark, changes, shown }) => (
    <ContextMenu.Item key={value} className={MENU_ENTRY} onSelect={() => void onChange(changes, shown)}>
      {icon}
      <span className="flex-1">{label}</span>
      {mark && <span className="text-meta text-muted">{mark}</span>}
    </ContextMenu.Item>
  ));
}
