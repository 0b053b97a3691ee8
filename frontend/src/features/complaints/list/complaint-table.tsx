import type { TicketRow } from "@redress/backend/contract";
import { Link } from "react-router-dom";
import { DataTable, type Column } from "../../../components/ui/data-table.js";
import { StatusBadge } from "../../../components/ui/status-badge.js";
import { When } from "../../../components/ui/when.js";
import { t } from "../../../lib/i18n.js";
import { NextLine } from "./next-line.js";

const columns = (): Column<TicketRow>[] => [
  {
    key: "number",
    header: t("complaints.list.number"),
    cell: (row) => <bdi className="whitespace-nowrap tabular-nums">{row.number}</bdi>,
  },
  {
    key: "subject",
    header: t("complaints.list.about"),
    rowHeader: true,
    cell: (row) => (
      <Link
        to={`/complaints/${row.number}`}
        className="inline-block min-h-6 rounded-chip text-link hover:underline touch-target"
      >
        <bdi>{row.subject}</bdi>
      </Link>
    ),
  },
  {
    key: "status",
    header: t("complaints.list.status"),
    cell: (row) => (
      <>
        <StatusBadge status={row.status} audience="customer" filled={row.status === "pending"} />
        <span className="block">
          <NextLine row={row} />
        </span>
      </>
    ),
  },
  {
    key: "updated",
    header: t("complaints.list.updated"),
    cell: (row) => <When at={row.updated_at} className="whitespace-nowrap" />,
  },
];

export function ComplaintTable({ label, rows }: { label: string; rows: readonly TicketRow[] }) {
  return <DataTable label={label} columns={columns()} rows={rows} keyOf={(row) => row.id} />;
}
