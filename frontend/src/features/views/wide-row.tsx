import { useQueryClient } from "@tanstack/react-query";
import type { Field, FieldColumn, ViewColumn } from "@redress/backend/contract";
import { clsx } from "clsx";
import type { CSSProperties, ReactNode } from "react";
import { useSearchParams } from "react-router-dom";
import { PriorityIcon } from "../../components/ui/priority-icon.js";
import { SlaChip } from "../../components/ui/sla-chip.js";
import { StatusBadge } from "../../components/ui/status-badge.js";
import { When } from "../../components/ui/when.js";
import { t } from "../../lib/i18n.js";
import { answerWords } from "../fields/answer-draft.js";
import { refreshTicket } from "../tickets/data/live-tickets.js";
import { fieldOf, isAnswer, type ShownView } from "../tickets/model/answer-columns.js";
import { withSort, type QueueSort } from "../tickets/model/queue-address.js";
import type { QueueRow } from "../tickets/model/queue-row.js";
import { RowLink } from "../tickets/queue/row-link.js";
import type { SavedParts } from "../tickets/queue/saved-parts.js";
import { channelWord } from "../tickets/ticket/channel-word.js";
import { useOwnFields } from "./use-own-fields.js";
import { columnWord, usualColumns, type UsualColumn } from "./view-words.js";

/** The shares of a row's width; the subject has what they leave. */
const WIDTHS: Record<UsualColumn, string> = {
  number: "6rem",
  status: "9rem",
  priority: "6.5rem",
  sla: "8rem",
  customer: "minmax(6rem, 10rem)",
  assignee: "minmax(6rem, 10rem)",
  team: "minmax(5rem, 8rem)",
  category: "minmax(5rem, 9rem)",
  department: "minmax(5rem, 9rem)",
  organization: "minmax(5rem, 9rem)",
  channel: "5rem",
  created: "8rem",
  updated: "8rem",
};

const templateOf = (columns: readonly ViewColumn[]): CSSProperties => ({
  gridTemplateColumns: [
    "minmax(12rem, 1fr)",
    ...columns.map((column) => (isAnswer(column) ? "minmax(5rem, 9rem)" : WIDTHS[column])),
  ].join(" "),
});

export const columnsOf = ({ shown }: Pick<ShownView, "shown">): readonly ViewColumn[] =>
  shown.length > 0 ? shown : usualColumns;

/** By which columns a list can be put in order, each by the one order that the list has for it. */
const SORTS: Partial<Record<ViewColumn, readonly QueueSort[]>> = {
  sla: ["due"],
  priority: ["priority"],
  created: ["newest", "oldest"],
  updated: ["updated"],
};

/** What the columns are called; a press on some puts the list in their order. */
export const WideHead: SavedParts["Head"] = ({ address, columns }) => {
  const own = useOwnFields(columns);
  const [search, setSearch] = useSearchParams();
  return (
    <div
      className="grid items-center gap-3 border-b border-border bg-bg py-1 ps-11 pe-3 text-meta font-medium text-muted"
      style={templateOf(columns)}
    >
      <span>{t("views.column.subject")}</span>
      {columns.map((column) => {
        const sorts = SORTS[column];
        const isSorted = sorts?.includes(address.sort) ?? false;
        // Pressed again, the other way round, where there is one.
        const next = sorts?.[(sorts.indexOf(address.sort) + 1) % sorts.length];
        if (!next) return <span key={column}>{columnWord(column, own)}</span>;
        return (
          <span key={column}>
            <button
              type="button"
              aria-pressed={isSorted}
              aria-label={t("views.sort_by", { column: columnWord(column, own) })}
              className={clsx("min-h-6 rounded-tag hover:text-text hover:underline", isSorted && "text-text underline")}
              onClick={() => setSearch(withSort(search, address, next), { replace: true })}
            >
              {columnWord(column, own)}
            </button>
          </span>
        );
      })}
    </div>
  );
};

/** A ticket over the whole width, each fact in its column. */
export const WideRow: SavedParts["Row"] = ({ columns, ...props }) => {
  const cache = useQueryClient();
  const { row, left } = props;
  const own = useOwnFields(columns);
  return (
    <RowLink {...props} className="grid min-h-10 items-center gap-3 py-1 text-dense" style={templateOf(columns)}>
      <span className={clsx("truncate", !left && "font-medium")}>{row.subject}</span>
      {columns.map((column) => (
        <span key={column} className="min-w-0 truncate text-muted *:align-middle">
          <span className="sr-only">{columnWord(column, own)}: </span>
          {isAnswer(column)
            ? (answerIn(row, column, own) ?? nothing)
            : cell(row, column, () => void refreshTicket(cache, row.id))}
        </span>
      ))}
    </RowLink>
  );
};

function answerIn({ answers }: QueueRow, column: FieldColumn, own: readonly Field[]): ReactNode {
  const field = own.find(({ key }) => key === fieldOf(column));
  const words = field && answerWords(field, answers?.[field.key] ?? null);
  return words && <bdi>{words}</bdi>;
}

function cell(row: QueueRow, column: UsualColumn, onDue: () => void): ReactNode {
  switch (column) {
    case "number":
      return <bdi className="tabular-nums">{row.number}</bdi>;
    case "status":
      return <StatusBadge status={row.status} audience="agent" />;
    case "priority":
      return <PriorityIcon priority={row.priority} word="row" />;
    case "sla":
      return <SlaChip clock={row.sla} serverTime={row.server_time ?? row.updated_at} onChange={onDue} />;
    case "customer":
      return row.customer.full_name;
    case "assignee":
      return row.assigned_agent?.full_name ?? nothing;
    case "team":
      return row.team?.name ?? nothing;
    case "category":
      return row.category.name;
    case "department":
      return row.department?.name ?? nothing;
    case "organization":
      return row.organization?.name ?? nothing;
    case "channel":
      return channelWord(row.channel);
    case "created":
      return <When at={row.created_at} className="tabular-nums" />;
    case "updated":
      return <When at={row.updated_at} className="tabular-nums" />;
  }
}

const nothing = <span aria-hidden>–</span>;
