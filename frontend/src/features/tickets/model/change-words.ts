import { priorityWord } from "../../../components/ui/priority-icon.js";
import { statusWord } from "../../../components/ui/status-badge.js";
import { formatFull, formatList } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { fieldWord } from "./event-values.js";
import { isAnswer, type TicketChange } from "./ticket-change.js";

/** A change's value as people read it. */
export function changeValueWord(change: TicketChange): string {
  if (isAnswer(change)) return change.value === null ? t("ticket.value.none") : [change.value].flat().join(", ");
  switch (change.field) {
    case "status":
      return statusWord(change.value, "agent");
    case "priority":
      return priorityWord(change.value);
    case "requested_priority":
      return change.value ? priorityWord(change.value) : t("ticket.value.none");
    case "assignee":
      return change.value?.full_name ?? t("ticket.assign.nobody");
    case "tags":
      return change.value.length > 0 ? formatList(change.value) : t("ticket.value.none");
    case "due_at":
      return change.value ? formatFull(change.value) : t("ticket.due.by_policy");
    default:
      return change.value?.name ?? t("ticket.value.none");
  }
}

/** The name of the field a change is about. */
export function changedField(field: TicketChange["field"]): string {
  return field === "assignee"
    ? t("ticket.field.assignee")
    : field === "status"
      ? t("ticket.field.status")
      : fieldWord(field);
}

/** What is said after a change that can be taken back; null for those that show where they were made. */
export function changedSentence(change: TicketChange): string | null {
  if (isAnswer(change)) return t("fields.changed");
  switch (change.field) {
    case "status":
      return t("ticket.toast.status", { status: changeValueWord(change) });
    case "priority":
      return t("ticket.toast.priority", { priority: changeValueWord(change) });
    case "requested_priority":
      return change.value ? t("ticket.toast.wish_back") : t("ticket.toast.wish_declined");
    case "assignee":
      return t("ticket.toast.assignee", { name: changeValueWord(change) });
    case "tags":
      return t("ticket.toast.tags", { tags: changeValueWord(change) });
    default:
      return null;
  }
}
