import { clsx } from "clsx";
import { AlarmClock, ArrowLeft, ChevronDown, ChevronUp, PanelRight } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../../components/ui/button.js";
import { EscalatedFlag, ReopenedFlag, SampleFlag } from "../../../components/ui/flags.js";
import { IconButton } from "../../../components/ui/icon-button.js";
import { PriorityIcon } from "../../../components/ui/priority-icon.js";
import { SlaPopover } from "../../../components/ui/sla-popover.js";
import { StatusBadge } from "../../../components/ui/status-badge.js";
import { t } from "../../../lib/i18n.js";
import { useRefreshTicket } from "../data/use-refresh-ticket.js";
import { PresenceLine } from "../presence/presence-line.js";
import type { OpenTicket } from "../queue/use-open-ticket.js";
import { StandingFlags } from "../standing/standing-flags.js";
import { channelWord } from "./channel-word.js";
import { useTicketActions } from "./ticket-actions.js";
import { TicketChips } from "./ticket-chips.js";
import { TicketHeading } from "./ticket-heading.js";
import { TicketMenu } from "./ticket-menu.js";
import { useMainActions } from "./use-main-actions.js";

export interface TicketHeaderProps {
  open: OpenTicket;
  onClose: () => void;
  detailsShown: boolean;
  onDetails: () => void;
  /** On phones: what of the ticket is seen. */
  tabs: ReactNode;
}

/** What the ticket is, how it stands, and what is done most; on phones in as few lines as can be. */
export function TicketHeader({ open, onClose, detailsShown, onDetails, tabs }: TicketHeaderProps) {
  const { ticket, snooze, phone } = useTicketActions();
  return (
    <header
      className={clsx(
        "flex shrink-0 flex-col border-b border-border bg-surface",
        phone ? "px-3 pt-1" : "gap-1.5 px-4 py-2",
      )}
    >
      <div className={clsx("flex gap-x-1", phone ? "flex-wrap items-center" : "items-start")}>
        {phone && <TopLine onClose={onClose} />}
        <TicketHeading
          number={ticket.number}
          subject={ticket.subject}
          className={phone ? "order-last basis-full line-clamp-2" : undefined}
        />
        {!phone && (
          <>
            <Steps open={open} />
            {ticket.abilities.snooze && (
              <IconButton
                label={t("ticket.command.snooze")}
                command="ticket.snooze"
                icon={<AlarmClock className="size-4" />}
                onClick={snooze}
              />
            )}
            <IconButton
              label={t("ticket.details")}
              command="ticket.details"
              aria-pressed={detailsShown}
              icon={<PanelRight className="size-4 flip-rtl" />}
              onClick={onDetails}
            />
          </>
        )}
        <TicketMenu open={open} onClose={onClose} />
      </div>
      {phone ? <TicketChips /> : <State />}
      {tabs}
    </header>
  );
}

function TopLine({ onClose }: Pick<TicketHeaderProps, "onClose">) {
  const { ticket } = useTicketActions();
  return (
    <>
      <span className="-ms-2">
        <IconButton
          label={t("ticket.back")}
          command="queue.back"
          icon={<ArrowLeft className="size-4 flip-rtl" />}
          onClick={onClose}
        />
      </span>
      <div className="min-w-0 flex-1">
        <PresenceLine ticketId={ticket.id}>
          <bdi className="font-medium tabular-nums">{ticket.number}</bdi>
        </PresenceLine>
      </div>
      <NextPromise className="items-center touch-target" />
    </>
  );
}

function State() {
  const { ticket } = useTicketActions();
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-dense">
        <StatusBadge status={ticket.status} audience="agent" filled />
        {ticket.is_sample && <SampleFlag />}
        <NextPromise />
        <PriorityIcon priority={ticket.priority} />
        <EscalatedFlag level={ticket.escalation_level} />
        <ReopenedFlag count={ticket.reopened_count} />
        <StandingFlags ticket={ticket} />
        <MainActions />
      </div>
      <PresenceLine ticketId={ticket.id}>
        <bdi className="tabular-nums">{ticket.number}</bdi> · {channelWord(ticket.channel)} · {ticket.category.name}
      </PresenceLine>
    </>
  );
}

/** The promise that is due next, with its explanation. */
function NextPromise({ className }: { className?: string }) {
  const { ticket, explain } = useTicketActions();
  const refresh = useRefreshTicket(ticket.id);
  const next = ticket.clocks.find(({ metric, cycle }) => metric === ticket.sla?.metric && cycle === ticket.sla.cycle);
  if (!next) return null;
  return (
    <SlaPopover
      clock={next}
      serverTime={ticket.server_time}
      onChange={refresh}
      onWhy={() => explain("policy")}
      {...(className && { className })}
    />
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
      />
      <IconButton
        label={t("queue.command.next")}
        command="queue.next"
        disabled={nextId === undefined}
        icon={<ChevronDown className="size-4" />}
        onClick={() => nextId !== undefined && open(nextId)}
      />
    </>
  );
}

function MainActions() {
  return (
    <span className="ms-auto flex flex-wrap gap-1">
      {useMainActions().map(({ id, label, title, icon: Icon, run }) => (
        <Button
          key={id}
          className="px-2 text-dense"
          title={title}
          icon={<Icon aria-hidden className="size-4" />}
          onClick={run}
        >
          {label}
        </Button>
      ))}
    </span>
  );
}
