import type { Priority, Status, TicketRow } from "@redress/backend/contract";
import type { QueueView } from "../../../lib/queue-views.js";
import type { QueueFilters, QueueSort } from "./queue-address.js";
import { daysToInstants } from "../../../lib/zoned-instant.js";

const RANK: Record<Priority, number> = { critical: 0, high: 1, medium: 2, low: 3 };
const OPEN: readonly Status[] = ["new", "in_progress", "pending", "on_hold"];

/** What a row is put in order by. */
type Sortable = Pick<TicketRow, "id" | "created_at" | "updated_at" | "priority" | "sla">;

/**
 * The order of a list as far as rows tell it. The server has the last word: this only says whether a live change
 * belongs above, below or beside what is shown. 0 when the two cannot be told apart.
 */
export function compareRows(a: Sortable, b: Sortable, sort: QueueSort): number {
  switch (sort) {
    case "due":
      return dueOf(a) - dueOf(b) || 0;
    case "newest":
      return Date.parse(b.created_at) - Date.parse(a.created_at);
    case "oldest":
      return Date.parse(a.created_at) - Date.parse(b.created_at);
    case "updated":
      return Date.parse(b.updated_at) - Date.parse(a.updated_at);
    case "priority":
      return RANK[a.priority] - RANK[b.priority];
    case "relevance":
      return 0;
  }
}

/** What has no due time, or none while its clock stands still, is at the end. */
function dueOf({ sla }: Sortable): number {
  return sla?.due_at && sla.clock !== "paused" ? Date.parse(sla.due_at) : Number.MAX_SAFE_INTEGER;
}

/** Whether a ticket belongs to a view, as the server decides it for lists. @param withSnoozed what one has put aside is asked for. */
export function isInView(row: TicketRow, view: QueueView, meId: number, withSnoozed = false): boolean {
  const open = OPEN.includes(row.status);
  switch (view) {
    case "mine":
      return open && row.assigned_agent?.id === meId && (withSnoozed || row.snooze === null);
    case "unassigned":
      return open && row.assigned_agent === null;
    case "at_risk":
      return open && row.sla?.state === "at_risk";
    case "overdue":
      return open && row.sla?.state === "breached";
    case "waiting":
      return row.status === "pending" || row.status === "on_hold";
    case "open":
      return open;
    case "closed":
      return !open;
    case "snoozed":
      return open && row.snooze !== null;
    case "following":
      return open && row.follow === "following";
    case "all":
      return true;
  }
}

/**
 * Whether filters let a ticket through, as far as its row tells. Days are the viewer's. Who wrote last or first, when it
 * was resolved or reopened, and what a notice speaks of a row does not say; the list is right about these when it is loaded again.
 */
export function passesFilters(row: TicketRow, filters: QueueFilters, timeZone: string): boolean {
  const among = <Value>(chosen: readonly Value[], value: Value | undefined) =>
    chosen.length === 0 || (value !== undefined && chosen.includes(value));
  const { from, to } = daysToInstants(filters, timeZone);
  const created = Date.parse(row.created_at);
  return (
    among(filters.status, row.status) &&
    among(filters.priority, row.priority) &&
    among(filters.category, row.category.id) &&
    among(filters.department, row.department?.id) &&
    among(filters.team, row.team?.id) &&
    (filters.assignee === null || row.assigned_agent?.id === filters.assignee) &&
    (filters.customer === null || row.customer.id === filters.customer) &&
    (!filters.following || row.follow === "following") &&
    (!filters.snoozed || row.snooze !== null) &&
    (!filters.reopened || row.reopened_count > 0) &&
    isDue(row, filters, timeZone) &&
    (from === null || created >= Date.parse(from)) &&
    (to === null || created < Date.parse(to))
  );
}

function isDue(row: TicketRow, { dueWithin, notOverdue, dueOn }: QueueFilters, timeZone: string): boolean {
  const due = dueOf(row);
  const day = daysToInstants({ from: dueOn, to: dueOn }, timeZone);
  if (day.from && day.to && (due < Date.parse(day.from) || due >= Date.parse(day.to))) return false;
  const soon = dueWithin === null || due < Date.now() + dueWithin * 60_000;
  return soon && (!notOverdue || due >= Date.now());
}
