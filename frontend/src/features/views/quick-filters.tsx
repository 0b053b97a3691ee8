import { clsx } from "clsx";
import { useSearchParams } from "react-router-dom";
import { t, type MessageId } from "../../lib/i18n.js";
import { withQuery, type QueueAddress } from "../tickets/model/queue-address.js";
import { hasFilter, toggleFilter } from "../tickets/model/query-filters.js";

interface QuickFilter {
  label: MessageId;
  field: string;
  op?: ":" | ">=";
  value: string;
}

const FILTERS: readonly QuickFilter[] = [
  { label: "views.quick.mine", field: "assignee", value: "me" },
  { label: "views.quick.unassigned", field: "assignee", value: "none" },
  { label: "views.quick.high", field: "priority", op: ">=", value: "high" },
  { label: "views.quick.overdue", field: "is", value: "overdue" },
  { label: "views.quick.waiting", field: "is", value: "awaiting_reply" },
];

/** What is often asked of any list, each a press; together they narrow it. They are clauses of the query in the address. */
export function QuickFilters({ address }: { address: QueueAddress }) {
  const [search, setSearch] = useSearchParams();
  const { q } = address;
  return (
    <div role="group" aria-label={t("views.quick")} className="-mx-1 flex gap-1 overflow-x-auto px-1 py-1">
      {FILTERS.map(({ label, field, op, value }) => {
        const pressed = hasFilter(q, field, value);
        return (
          <button
            key={label}
            type="button"
            aria-pressed={pressed}
            onClick={() => setSearch(withQuery(search, toggleFilter(q, field, value, op)), { replace: true })}
            className={clsx(
              "min-h-6 shrink-0 rounded-chip border px-2 text-meta whitespace-nowrap pointer-coarse:min-h-11",
              pressed
                ? "border-accent bg-selected font-medium text-text"
                : "border-border-strong bg-surface text-muted hover:bg-hover",
            )}
          >
            {t(label)}
          </button>
        );
      })}
    </div>
  );
}
