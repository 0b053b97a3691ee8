import type { TicketDetail } from "@redress/backend/contract";
import { CircleCheck, RotateCcw, UserRoundCheck, type LucideIcon } from "lucide-react";
import { useTitle } from "../../../lib/commands.js";
import { t } from "../../../lib/i18n.js";
import { useMe } from "../../../lib/session.js";
import { useTicketActions } from "./ticket-actions.js";

interface MainAction {
  id: string;
  label: string;
  /** With its key, where it has one. */
  title: string | undefined;
  icon: LucideIcon;
  run: () => void;
}

/** Some assign tickets and answer none themselves: they take none. */
const mayTake = ({ assign, reply }: TicketDetail["abilities"]): boolean => assign && reply;

/** What is done with a ticket most, as far as it can be done now. */
export function useMainActions(): MainAction[] {
  const { ticket, change, takeIt } = useTicketActions();
  const { abilities } = ticket;
  const isMine = ticket.assigned_agent?.id === useMe().id;
  const takeTitle = useTitle(t("ticket.command.take"), "ticket.take");
  const resolveTitle = useTitle(t("ticket.command.resolve"), "ticket.resolve");
  const setTo = (value: "in_progress" | "resolved") => () => change({ field: "status", value });
  const all: (MainAction & { possible: boolean })[] = [
    {
      id: "take",
      possible: mayTake(abilities) && !isMine,
      label: t("ticket.command.take"),
      title: takeTitle,
      icon: UserRoundCheck,
      run: takeIt,
    },
    {
      id: "reopen",
      possible: abilities.reopen,
      label: t("ticket.reopen"),
      title: undefined,
      icon: RotateCcw,
      run: setTo("in_progress"),
    },
    {
      id: "resolve",
      possible: abilities.statuses.includes("resolved"),
      label: t("ticket.command.resolve"),
      title: resolveTitle,
      icon: CircleCheck,
      run: setTo("resolved"),
    },
  ];
  return all.filter(({ possible }) => possible);
}
