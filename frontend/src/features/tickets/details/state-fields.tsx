import type { Status } from "@redress/backend/contract";
import { PriorityIcon, priorityWord } from "../../../components/ui/priority-icon.js";
import { StatusBadge, statusWord } from "../../../components/ui/status-badge.js";
import { t } from "../../../lib/i18n.js";
import { useTicketActions } from "../ticket/ticket-actions.js";
import { FieldRow } from "./field-row.js";
import { PickList } from "./pick-list.js";

const PRIORITIES = ["critical", "high", "medium", "low"] as const;
const STATUSES: readonly Status[] = ["new", "in_progress", "pending", "on_hold", "resolved", "closed"];

/** Only statuses that can follow the present one are offered. */
export function StatusField({ chip = false }: { chip?: boolean }) {
  const { ticket, change, setOpenField } = useTicketActions();
  const options = STATUSES.filter((status) => ticket.abilities.statuses.includes(status) && status !== ticket.status);
  return (
    <FieldRow
      field="status"
      label={t("ticket.field.status")}
      command="ticket.status"
      chip={chip}
      editable={options.length > 0}
      value={<StatusBadge status={ticket.status} audience="agent" />}
    >
      <PickList
        label={t("ticket.command.status")}
        options={options.map((status) => ({ value: status, label: statusWord(status, "agent") }))}
        value={null}
        onPick={(value) => {
          setOpenField(null);
          change({ field: "status", value: value as Status });
        }}
      />
    </FieldRow>
  );
}

export function PriorityField({ chip = false }: { chip?: boolean }) {
  const { ticket, change, setOpenField } = useTicketActions();
  return (
    <FieldRow
      field="priority"
      label={t("ticket.field.priority")}
      command="ticket.priority"
      chip={chip}
      editable={ticket.abilities.set_priority}
      value={<PriorityIcon priority={ticket.priority} />}
    >
      <PickList
        label={t("ticket.command.priority")}
        options={PRIORITIES.map((priority) => ({ value: priority, label: priorityWord(priority) }))}
        value={ticket.priority}
        onPick={(value) => {
          setOpenField(null);
          if (value !== ticket.priority) change({ field: "priority", value: value as (typeof PRIORITIES)[number] });
        }}
      />
    </FieldRow>
  );
}
