import { X } from "lucide-react";
import { useState } from "react";
import { IconButton } from "../../../components/ui/icon-button.js";
import { Toolbar } from "../../../components/ui/toolbar.js";
import { t } from "../../../lib/i18n.js";
import { useMay } from "../../../lib/session.js";
import type { QueueAddress } from "../model/queue-address.js";
import type { QueueRow } from "../model/queue-row.js";
import type { Selection } from "../queue/use-selection.js";
import { BulkPopover } from "./bulk-popover.js";
import { BulkProgress } from "./bulk-progress.js";
import { ResultPanel } from "./result-panel.js";
import { SelectAllInView } from "./select-all-in-view.js";
import { TagsForm } from "./tags-form.js";
import { AssigneeList, PriorityList, StatusList } from "./value-lists.js";
import { useBulk } from "./use-bulk.js";

export interface BulkBarProps {
  address: QueueAddress;
  rows: readonly QueueRow[];
  hasMore: boolean;
  selection: Selection;
}

/** What can be done with the selected tickets, in place of the list's filters. */
export function BulkBar({ address, rows, hasMore, selection }: BulkBarProps) {
  const may = useMay();
  const { state, change, dismiss } = useBulk(selection.ids);
  const [opened, setOpened] = useState<string | null>(null);
  const busy = state !== null && "running" in state;
  const [first = 0] = selection.ids;
  const done: typeof change = (...wanted) => {
    setOpened(null);
    return change(...wanted);
  };
  const menu = (name: string, label: string) => ({
    label,
    busy,
    open: opened === name,
    onOpenChange: (open: boolean) => setOpened(open ? name : null),
  });
  return (
    <div className="flex flex-col gap-1">
      <Toolbar label={t("bulk.toolbar")} data-testid="bulk-bar" className="-ms-2 flex flex-wrap items-center gap-1">
        <span role="status" className="px-2 text-dense font-medium tabular-nums">
          {t("bulk.selected", { count: selection.ids.size })}
        </span>
        {may("ticket.assign") && (
          <BulkPopover {...menu("assign", t("bulk.assign"))}>
            <AssigneeList ticketId={first} onChange={done} />
          </BulkPopover>
        )}
        {may("ticket.edit") && (
          <BulkPopover {...menu("status", t("ticket.field.status"))}>
            <StatusList onChange={done} />
          </BulkPopover>
        )}
        {may("ticket.set_priority") && (
          <BulkPopover {...menu("priority", t("ticket.field.priority"))}>
            <PriorityList onChange={done} />
          </BulkPopover>
        )}
        {may("ticket.edit") && (
          <BulkPopover {...menu("tags", t("ticket.field.tags"))}>
            <TagsForm onChange={done} />
          </BulkPopover>
        )}
        <IconButton
          label={t("bulk.clear")}
          command="queue.escape"
          icon={<X aria-hidden className="size-4" />}
          onClick={selection.clear}
        />
      </Toolbar>
      {hasMore && rows.every(({ id }) => selection.ids.has(id)) && (
        <SelectAllInView address={address} selection={selection} />
      )}
      {busy && <BulkProgress total={state.running} />}
      {state && "answer" in state && <ResultPanel answer={state.answer} onClose={dismiss} />}
    </div>
  );
}
