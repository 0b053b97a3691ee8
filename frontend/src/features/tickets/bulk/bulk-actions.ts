import type { CommandId } from "../../../lib/command-list.js";
import type { MessageId } from "../../../lib/i18n.js";

export type BulkField = "assign" | "status" | "priority" | "tags" | "answer";

interface BulkAction {
  field: BulkField;
  command: CommandId;
  label: MessageId;
  /** Without it the action is not offered. */
  permission: "ticket.assign" | "ticket.edit" | "ticket.set_priority";
}

/** What can be done with many tickets, in the order in which bar, menu and palette have it. */
export const bulkActions: readonly BulkAction[] = [
  { field: "assign", command: "bulk.assign", label: "bulk.assign", permission: "ticket.assign" },
  { field: "status", command: "bulk.status", label: "ticket.field.status", permission: "ticket.edit" },
  { field: "priority", command: "bulk.priority", label: "ticket.field.priority", permission: "ticket.set_priority" },
  { field: "tags", command: "bulk.tags", label: "ticket.field.tags", permission: "ticket.edit" },
  { field: "answer", command: "bulk.answer", label: "bulk.answer", permission: "ticket.edit" },
];

/** Those that are chosen with more than a line of a menu. */
export const isForm = (field: BulkField): field is "tags" | "answer" => field === "tags" || field === "answer";
