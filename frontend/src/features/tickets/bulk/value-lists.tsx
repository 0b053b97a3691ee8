import { useQuery } from "@tanstack/react-query";
import type { Status } from "@redress/backend/contract";
import { AvailabilityMark } from "../../../components/ui/availability-mark.js";
import { Avatar } from "../../../components/ui/avatar.js";
import { priorityWord } from "../../../components/ui/priority-icon.js";
import { statusWord } from "../../../components/ui/status-badge.js";
import { t } from "../../../lib/i18n.js";
import { queries } from "../../../lib/query.js";
import { useMe } from "../../../lib/session.js";
import { PickList } from "../details/pick-list.js";
import type { TicketChange } from "../model/ticket-change.js";
import type { Changes } from "./change-many.js";

export interface ValueProps {
  /** @param shown the same as rows show it. */
  onChange: (changes: Changes, shown: readonly TicketChange[]) => unknown;
}

const PRIORITIES = ["critical", "high", "medium", "low"] as const;
// Nothing becomes new again.
const STATUSES: readonly Status[] = ["in_progress", "pending", "on_hold", "resolved", "closed"];
const NOBODY = "nobody";

export function StatusList({ onChange }: ValueProps) {
  return (
    <PickList
      label={t("ticket.command.status")}
      options={STATUSES.map((status) => ({ value: status, label: statusWord(status, "agent") }))}
      value={null}
      onPick={(picked) => {
        const value = picked as Status;
        onChange({ status: value }, [{ field: "status", value }]);
      }}
    />
  );
}

export function PriorityList({ onChange }: ValueProps) {
  return (
    <PickList
      label={t("ticket.command.priority")}
      options={PRIORITIES.map((priority) => ({ value: priority, label: priorityWord(priority) }))}
      value={null}
      onPick={(picked) => {
        const value = picked as (typeof PRIORITIES)[number];
        onChange({ priority: value }, [{ field: "priority", value }]);
      }}
    />
  );
}

/** @param ticketId whose possible agents are offered; whether each other ticket may be theirs is judged for itself. */
export function AssigneeList({ ticketId, onChange }: ValueProps & { ticketId: number }) {
  const me = useMe();
  const { data, isFetching } = useQuery(queries.listAssignees({ params: { id: String(ticketId) } }));
  const people = data?.data ?? [];
  const options = people.map((person) => ({
    value: String(person.id),
    label: person.id === me.id ? t("ticket.assign.you", { name: person.full_name }) : person.full_name,
    mark: <AvailabilityMark availability={person.availability} />,
    icon: <Avatar person={person} size="small" />,
  }));
  const pick = (picked: string) => {
    const person = people.find(({ id }) => String(id) === picked);
    const value = person ? { id: person.id, full_name: person.full_name, photo_url: person.photo_url } : null;
    onChange({ assignee_id: value?.id ?? null }, [{ field: "assignee", value }]);
  };
  return (
    <PickList
      filter
      label={t("ticket.command.assign")}
      options={[...options, { value: NOBODY, label: t("ticket.assign.nobody") }]}
      value={null}
      onPick={pick}
      loading={isFetching}
    />
  );
}
