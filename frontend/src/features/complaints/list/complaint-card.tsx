import { clsx } from "clsx";
import type { TicketRow } from "@redress/backend/contract";
import { Link } from "react-router-dom";
import { StatusBadge } from "../../../components/ui/status-badge.js";
import { When } from "../../../components/ui/when.js";
import { t } from "../../../lib/i18n.js";
import { NextLine } from "./next-line.js";

/** One complaint at a glance; the whole card leads to it. Those that wait for the customer stand out. */
export function ComplaintCard({ row }: { row: TicketRow }) {
  const waiting = row.status === "pending";
  return (
    <li
      className={clsx(
        "relative rounded-card border bg-surface p-4 hover:bg-hover",
        waiting ? "border-warn-bd" : "border-border",
      )}
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <bdi className="text-dense text-muted tabular-nums">{row.number}</bdi>
        <StatusBadge status={row.status} audience="customer" filled={waiting} />
      </div>
      <Link
        to={`/complaints/${row.number}`}
        className="font-medium text-text after:absolute after:inset-0 after:rounded-card hover:underline"
      >
        <bdi>{row.subject}</bdi>
      </Link>
      <p className="flex flex-wrap justify-between gap-x-4 text-dense">
        <NextLine row={row} />
        <span className="text-muted">
          {t("complaints.updated")} <When at={row.updated_at} />
        </span>
      </p>
    </li>
  );
}
