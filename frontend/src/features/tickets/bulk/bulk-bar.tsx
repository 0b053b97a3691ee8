import { X } from "lucide-react";
import { Suspense, useState } from "react";
import { Announced } from "../../../components/ui/announced.js";
import { Button } from "../../../components/ui/button.js";
import { IconButton } from "../../../components/ui/icon-button.js";
import { Toolbar } from "../../../components/ui/toolbar.js";
import { useCommands } from "../../../lib/commands.js";
import { loadMessagesOf, t } from "../../../lib/i18n.js";
import { lazy } from "../../../lib/lazy.js";
import { useMay } from "../../../lib/session.js";
import type { QueueAddress } from "../model/queue-address.js";
import type { QueueRow } from "../model/queue-row.js";
import type { Selection } from "../queue/use-selection.js";
import { BulkPopover } from "./bulk-popover.js";
import { BulkProgress } from "./bulk-progress.js";
import { ResultPanel } from "./result-panel.js";
import { SelectAllInView } from "./select-all-in-view.js";
import { BulkChoice } from "./bulk-choice.js";
import { bulkActions, type BulkField } from "./bulk-actions.js";
import { useBulk } from "./use-bulk.js";
import { useBulkActions } from "./use-bulk-actions.js";

const MergeDialog = lazy(async () => ({
  default: (await Promise.all([import("../links/merge-dialog.js"), loadMessagesOf(["links"])]))[0].MergeDialog,
}));

/** More than that of one customer are hardly the same matter. */
const MOST_MERGED = 20;

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
  const [opened, setOpened] = useState<BulkField | null>(null);
  const [merging, setMerging] = useState(false);
  const busy = state !== null && "running" in state;
  const [first = 0] = selection.ids;
  const done: typeof change = (...wanted) => {
    setOpened(null);
    return change(...wanted);
  };
  const actions = useBulkActions();
  const chosen = rows.filter(({ id }) => selection.ids.has(id));
  // Those that are not loaded nobody has seen.
  const mayMerge = may("ticket.edit") && chosen.length === selection.ids.size && chosen.length <= MOST_MERGED;
  useCommands([{ id: "bulk.merge", when: () => mayMerge, run: () => setMerging(true) }]);
  useCommands(
    bulkActions.map(({ field, command }) => ({
      id: command,
      when: () => actions.some((action) => action.field === field),
      run: () => setOpened(field),
    })),
  );
  return (
    <div className="flex flex-col gap-1">
      <Toolbar label={t("bulk.toolbar")} data-testid="bulk-bar" className="-ms-2 flex flex-wrap items-center">
        <Announced className="px-2 text-dense font-medium tabular-nums">
          {t("bulk.selected", { count: selection.ids.size })}
        </Announced>
        {actions.map(({ field, label }) => (
          <BulkPopover
            key={field}
            label={t(label)}
            busy={busy}
            open={opened === field}
            onOpenChange={(open) => setOpened(open ? field : null)}
          >
            <BulkChoice field={field} ticketId={first} onChange={done} />
          </BulkPopover>
        ))}
        {mayMerge && (
          <Button className="px-2 text-dense" onClick={() => setMerging(true)}>
            {t("merge.submit")}
          </Button>
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
      {merging && (
        <Suspense>
          <MergeDialog
            tickets={chosen}
            onClose={() => setMerging(false)}
            onMerged={() => {
              setMerging(false);
              selection.clear();
            }}
          />
        </Suspense>
      )}
      {busy && <BulkProgress total={state.running} />}
      {state && "answer" in state && <ResultPanel answer={state.answer} onClose={dismiss} />}
    </div>
  );
}
