import type { TicketDetail } from "@redress/backend/contract";
import {
  AlarmClock,
  ArrowLeft,
  ChevronDown,
  ChevronUp,
  CircleCheck,
  PanelRight,
  RotateCcw,
  UserRoundCheck,
} from "lucide-react";
import { Button } from "../../../components/ui/button.js";
import { EscalatedFlag, ReopenedFlag, SampleFlag } from "../../../components/ui/flags.js";
import { IconButton } from "../../../components/ui/icon-button.js";
import { PriorityIcon } from "../../../components/ui/priority-icon.js";
import { SlaPopover } from "../../../components/ui/sla-popover.js";
import { StatusBadge } from "../../../components/ui/status-badge.js";
import { useTitle } from "../../../lib/commands.js";
import { t } from "../../../lib/i18n.js";
import { useMe } from "../../../lib/session.js";
import { useRefreshTicket } from "../data/use-refresh-ticket.js";
import { PresenceLine } from "../presence/presence-line.js";
import type { OpenTicket } from "../queue/use-open-ticket.js";
import { StandingFlags } from "../standing/standing-flags.js";
import { channelWord } from "./channel-word.js";
import { useTicketActions } from "./ticket-actions.js";
import { TicketHeading } from "./ticket-heading.js";
import { TicketMenu } from "./ticket-menu.js";

export interface TicketHeaderProps {
  open: OpenTicket;
  onClose: () => void;
  detailsShown: boolean;
  onDetails: () => void;
}

/** What the ticket is, how it stands, and what is done most. */
export function TicketHeader({ open, onClose, detailsShown, onDetails }: TicketHeaderProps) {
  const { ticket, explain, snooze } = useTicketActions();
  const refresh = useRefreshTicket(ticket.id);
  const next = ticket.clocks.find(({ metric, cycle }) => metric === ticket.sla?.metric && cycle === ticket.sla.cycle);
  return (
    <header className="flex shrink-0 flex-col gap-1.5 border-b border-border bg-surface px-4 py-2">
      <div className="flex items-start gap-1">
        <span className="-ms-2 md:hidden">
          <IconButton
            label={t("ticket.back")}
            command="queue.back"
            icon={<ArrowLeft className="size-4 flip-rtl" />}
            onClick={onClose}
          />
        </span>
        <TicketHeading number={ticket.number} subject={ticket.subject} />
        <Steps open={open} />
        {ticket.abilities.snooze && (
          <IconButton
            label={t("ticket.command.snooze")}
            command="ticket.snooze"
            icon={<AlarmClock className="size-4" />}
            onClick={snooze}
            className="max-sm:hidden"
          />
        )}
        <IconButton
          label={t("ticket.details")}
          command="ticket.details"
          aria-pressed={detailsShown}
          icon={<PanelRight className="size-4 flip-rtl" />}
          onClick={onDetails}
        />
        <TicketMenu open={open} onClose={onClose} />
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-dense">
        <StatusBadge status={ticket.status} audience="agent" filled />
        {ticket.is_sample && <SampleFlag />}
        {next && (
          <SlaPopover clock={next} serverTime={ticket.server_time} onChange={refresh} onWhy={() => explain("policy")} />
        )}
        <PriorityIcon priority={ticket.priority} />
        <EscalatedFlag level={ticket.escalation_level} />
        <ReopenedFlag count={ticket.reopened_count} />
        <StandingFlags ticket={ticket} />
        <MainActions />
      </div>
      <PresenceLine ticketId={ticket.id}>
        <bdi className="tabular-nums">{ticket.number}</bdi> · {channelWord(ticket.channel)} · {ticket.category.name}
      </PresenceLine>
    </header>
  );
}

function Steps({ open: { previousId, nextId, open } }: { open: OpenTicket }) {
  return (
    <>
      <IconButton
        label={t("queue.command.previous")}
        command="queue.previous"
        disabled={previousId === undefined}
        icon={<ChevronUp className="size-4" />}
        onClick={() => previousId !== undefined && open(previousId)}
        className="max-sm:hidden"
      />
      <IconButton
        label={t("queue.command.next")}
        command="queue.next"
        disabled={nextId === undefined}
        icon={<ChevronDown className="size-4" />}
        onClick={() => nextId !== undefined && open(nextId)}
        className="max-sm:hidden"
      />
    </>
  );
}

/** Some assign tickets and answer none themselves: they take none. */
const mayTake = ({ assign, reply }: TicketDetail["abilities"]): boolean => assign && reply;

function MainActions() {
  const { ticket, change, takeIt } = useTicketActions();
  const me = useMe();
  const mine = ticket.assigned_agent?.id === me.id;
  const takeTitle = useTitle(t("ticket.command.take"), "ticket.take");
  const resolveTitle = useTitle(t("ticket.command.resolve"), "ticket.resolve");
  return (
    <span className="ms-auto flex flex-wrap gap-1">
      {mayTake(ticket.abilities) && !mine && (
        <Button
          className="px-2 text-dense"
          title={takeTitle}
          icon={<UserRoundCheck aria-hidden className="size-4" />}
          onClick={takeIt}
        >
          {t("ticket.command.take")}
        </Button>
      )}
      {ticket.abilities.reopen && (
        <Button
          className="px-2 text-dense"
          icon={<RotateCcw aria-hidden className="size-4" />}
          onClick={() => change({ field: "status", value: "in_progress" })}
        >
          {t("ticket.reopen")}
        </Button>
      )}
      {ticket.abilities.statuses.includes("resolved") && (
        <Button
          className="px-2 text-dense"
          title={resolveTitle}
          icon={<CircleCheck aria-hidden className="size-4" />}
          onClick={() => change({ field: "status", value: "resolved" })}
        >
          {t("ticket.command.resolve")}
        </Button>
      )}
    </span>
  );
}
