import type { QueryClient } from "@tanstack/react-query";
import { t } from "../../../lib/i18n.js";
import { toast } from "../../../lib/toasts.js";
import type { QueueRow } from "../model/queue-row.js";
import type { TicketChange } from "../model/ticket-change.js";
import { keepChanges } from "../outbox/keep-for-later.js";
import { loadedAmong } from "./change-many.js";

/** A row's own fields that a change of many may be about. */
type RowChange = Extract<TicketChange, { field: "status" | "priority" | "assignee" }>;

const isOfRow = (change: TicketChange | undefined): change is RowChange =>
  change !== undefined && ["status", "priority", "assignee"].includes(change.field);

/**
 * Keeps a change of many tickets until there is a connection. Each is kept for itself with what its row held, so only what
 * is loaded can be kept; where it is not, nothing is done, and it is said why.
 */
export function keepMany(cache: QueryClient, ids: readonly number[], [change]: readonly TicketChange[]): void {
  const rows = loadedAmong(cache, ids);
  if (!isOfRow(change)) toast(t("bulk.needs_connection"), { tone: "error" });
  else if (rows.length < ids.length)
    toast(t("bulk.not_loaded", { count: ids.length - rows.length }), { tone: "error" });
  else
    keepChanges(
      rows.map((row) => ({ ...row, value: heldBy(row, change.field) })),
      change,
    );
}

const heldBy = (row: QueueRow, field: RowChange["field"]): TicketChange["value"] =>
  field === "assignee" ? row.assigned_agent : row[field];
