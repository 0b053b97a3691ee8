import { useMemo } from "react";
import { applyChange } from "../model/ticket-change.js";
import { usePendingChanges } from "./change-ticket.js";
import type { QueueRow } from "../model/queue-row.js";

/** Rows with the changes that are on their way to the server, so that list and ticket never disagree. */
export function usePendingRows(rows: readonly QueueRow[]): readonly QueueRow[] {
  const pending = usePendingChanges();
  return useMemo(() => {
    if (pending.size === 0) return rows;
    return rows.map((row) => (pending.get(row.id) ?? []).reduce((shown, change) => applyChange(shown, change), row));
  }, [rows, pending]);
}
