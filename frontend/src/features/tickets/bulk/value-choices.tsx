import { useQuery } from "@tanstack/react-query";
import type { Status } from "@redress/backend/contract";
import type { ReactNode } from "react";
import { AvailabilityMark } from "../../../components/ui/availability-mark.js";
import { Avatar } from "../../../components/ui/avatar.js";
import { priorityWord } from "../../../components/ui/priority-icon.js";
import { statusWord } from "../../../components/ui/status-badge.js";
import { t } from "../../../lib/i18n.js";
import { queries } from "../../../lib/query.js";
import { useMe } from "../../../lib/session.js";
import type { TicketChange } from "../model/ticket-change.js";
import type { Changes } from "./change-many.js";

/** One of the values that many tickets can be given. */
export interface ValueChoice {
  value: string;
  label: string;
  icon?: ReactNode;
  /** At the end of the label. */
  mark?: ReactNode;
  changes: Changes;
  /** The same as rows show it. */
  shown: readonly TicketChange[];
}

const PRIORITIES = ["critical", "high", "medium", "low"] as const;
// Nothing becomes new again.
const STATUSES: readonly Status[] = ["in_progress", "pending", "on_hold", "resolved", "closed"];

export const statusChoices = (): ValueChoice[] =>
  STATUSES.map((status) => ({
    value: status,
    label: statusWord(status, "agent"),
    changes: { status },
    shown: [{ field: "status", value: status }],
  }));

export const priorityChoices = (): ValueChoice[] =>
  PRIORITIES.map((priority) => ({
    value: priority,
    label: priorityWord(priority),
    changes: { priority },
    shown: [{ field: "priority", value: priority }],
  }));

/** @param ticketId whose possible agents are offered; whether each other ticket may be theirs is judged for itself. */
export function useAssigneeChoices(ticketId: number): { choices: ValueChoice[]; isFetching: boolean } {
  const me = useMe();
  const { data, isFetching } = useQuery(queries.listAssignees({ params: { id: String(ticketId) } }));
  const people = (data?.data ?? []).map((person): ValueChoice => {
    const { id, full_name, photo_url } = person;
    return {
      value: String(id),
      label: id === me.id ? t("ticket.assign.you", { name: full_name }) : full_name,
      mark: <AvailabilityMark availability={person.availability} />,
      icon: <Avatar person={person} size="small" />,
      changes: { assignee_id: id },
      shown: [{ field: "assignee", value: { id, full_name, photo_url } }],
    };
  });
  const nobody: ValueChoice = {
    value: "nobody",
    label: t("ticket.assign.nobody"),
    changes: { assignee_id: null },
    shown: [{ field: "assignee", value: null }],
  };
  return { choices: [...people, nobody], isFetching };
}
