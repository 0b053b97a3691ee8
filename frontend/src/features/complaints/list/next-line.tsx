import { clsx } from "clsx";
import type { TicketRow } from "@redress/backend/contract";
import { t } from "../../../lib/i18n.js";
import { PromiseLine } from "../ticket/promise-line.js";

/** Whether a complaint stands still until its customer answers. */
export function needsCustomer({ status }: Pick<TicketRow, "status">): boolean {
  return status === "pending" || status === "resolved";
}

/** What comes next, in one line: what we wait for, or what we promised. */
export function NextLine({ row }: { row: TicketRow }) {
  if (!needsCustomer(row)) return <PromiseLine complaint={row} />;
  const asked = row.status === "resolved" ? t("complaints.fix.question") : t("complaints.waiting");
  return (
    <span className={clsx("font-medium", row.status === "resolved" ? "text-ok-fg" : "text-warn-fg")}>{asked}</span>
  );
}
