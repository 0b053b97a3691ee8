import type { RowLinkProps } from "../../../components/ui/ticket-list.js";
import { t } from "../../../lib/i18n.js";
import type { QueueRow } from "../model/queue-row.js";
import type { Selection } from "./use-selection.js";

/** Beside a row's link, in the same tab stop; with Shift it takes all rows from the last one on. */
export function RowCheckbox({ row, link, selection }: { row: QueueRow; link: RowLinkProps; selection: Selection }) {
  const isSelected = selection.ids.has(row.id);
  return (
    <label className="flex w-8 shrink-0 items-center justify-center border-b border-border pointer-coarse:w-11">
      <input
        type="checkbox"
        className="size-4 accent-accent"
        aria-label={t("queue.select_ticket", { number: row.number, subject: row.subject })}
        tabIndex={link.tabIndex}
        data-row-box={row.id}
        checked={isSelected}
        onChange={(event) => {
          const { shiftKey } = event.nativeEvent as MouseEvent;
          if (shiftKey) selection.extendTo(row.id);
          else selection.toggle(row.id);
        }}
      />
    </label>
  );
}
