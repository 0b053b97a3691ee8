import { clsx } from "clsx";
import { ArrowDown, ArrowUp, ArrowUpDown } from "lucide-react";
import type { ReactNode } from "react";

export interface Column<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Names the row: read with each of its cells. One column has it. */
  rowHeader?: boolean;
  align?: "start" | "end";
  sortable?: boolean;
  className?: string;
}

export interface Sorting {
  key: string;
  direction: "ascending" | "descending";
}

export interface DataTableProps<Row> {
  /** Names the table and the region it scrolls in. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string | number;
  sorting?: Sorting;
  onSort?: (key: string) => void;
  /** All rows there are, when only a part is shown. */
  rowCount?: number;
}

/** A table that scrolls inside its own focusable region, never the page. */
export function DataTable<Row>({ label, columns, rows, keyOf, sorting, onSort, rowCount }: DataTableProps<Row>) {
  return (
    <div
      role="region"
      aria-label={label}
      tabIndex={0}
      className="overflow-x-auto rounded-card border border-border bg-surface"
    >
      <table className="w-full border-collapse text-start text-dense wrap-normal" aria-rowcount={rowCount}>
        <caption className="sr-only">{label}</caption>
        <thead>
          <tr className="border-b border-border">
            {columns.map((column) => {
              const direction = sorting?.key === column.key ? sorting.direction : undefined;
              return (
                <th
                  key={column.key}
                  scope="col"
                  aria-sort={column.sortable ? (direction ?? "none") : undefined}
                  className={clsx(
                    "px-3 py-2 font-medium whitespace-nowrap text-muted",
                    column.align === "end" ? "text-end" : "text-start",
                  )}
                >
                  {column.sortable ? (
                    <SortButton label={column.header} direction={direction} onSort={() => onSort?.(column.key)} />
                  ) : (
                    column.header
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} className="border-b border-border last:border-b-0 hover:bg-hover">
              {columns.map((column) => {
                const className = clsx(
                  "min-h-10 px-3 py-2 align-top",
                  column.align === "end" && "text-end tabular-nums",
                  column.className,
                );
                return column.rowHeader ? (
                  <th key={column.key} scope="row" className={clsx(className, "text-start font-medium")}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} className={className}>
                    {column.cell(row)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function SortButton({
  label,
  direction,
  onSort,
}: {
  label: string;
  direction: Sorting["direction"] | undefined;
  onSort: () => void;
}) {
  const Icon = direction === "ascending" ? ArrowUp : direction === "descending" ? ArrowDown : ArrowUpDown;
  return (
    <button
      type="button"
      onClick={onSort}
      className="inline-flex min-h-6 items-center gap-1 rounded-tag font-medium hover:text-text"
    >
      {label}
      <Icon aria-hidden className="size-3.5" />
    </button>
  );
}
