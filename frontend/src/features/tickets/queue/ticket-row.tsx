import { useQueryClient } from "@tanstack/react-query";
import { clsx } from "clsx";
import { ArrowUpFromDot } from "lucide-react";
import { memo, useCallback } from "react";
import { SampleFlag } from "../../../components/ui/flags.js";
import { PriorityIcon } from "../../../components/ui/priority-icon.js";
import { SlaChip } from "../../../components/ui/sla-chip.js";
import { StatusBadge } from "../../../components/ui/status-badge.js";
import type { RowLinkProps } from "../../../components/ui/ticket-list.js";
import { t } from "../../../lib/i18n.js";
import { refreshTicket } from "../data/live-tickets.js";
import { DraftMark } from "./draft-mark.js";
import { RowPresence } from "../presence/row-presence.js";
import type { QueueRow } from "../model/queue-row.js";
import { RowLink } from "./row-link.js";
import { WakeMark } from "./wake-mark.js";

export interface TicketRowProps {
  row: QueueRow;
  href: string;
  onOpen: (id: number) => void;
  link: RowLinkProps;
  active: boolean;
  /** It no longer belongs to the view and stays until the list is loaded again. */
  left: boolean;
  /** One line each. */
  compact?: boolean;
}

/**
 * A ticket in the queue: what it is about, how it stands, and the promise that is due next. Each step through the list
 * draws the list again: of its rows only those that are another by then.
 */
export const TicketRow = memo(Row, isSameRow);

function isSameRow({ link: before, ...had }: TicketRowProps, { link: after, ...has }: TicketRowProps): boolean {
  const names = Object.keys({ ...had, ...has }) as (keyof typeof had)[];
  return (
    before.tabIndex === after.tabIndex &&
    before["data-row-link"] === after["data-row-link"] &&
    names.every((name) => had[name] === has[name])
  );
}

function Row({ row, href, onOpen, link, active, left, compact = false }: TicketRowProps) {
  const cache = useQueryClient();
  const { id } = row;
  const onDue = useCallback(() => void refreshTicket(cache, id), [cache, id]);
  const subject = <span className={clsx("min-w-0 flex-1 truncate", !left && "font-medium")}>{row.subject}</span>;
  const chip = <SlaChip clock={row.sla} serverTime={row.server_time ?? row.updated_at} onChange={onDue} />;
  // In one line of a narrow list nothing stands in the way of what it is about.
  const where = compact && "@max-[18rem]:sr-only";
  const marks = (
    <>
      {row.escalation_level > 0 && (
        <span className={clsx("flex shrink-0", where)}>
          <EscalatedMark level={row.escalation_level} />
        </span>
      )}
      <DraftMark ticketId={id} />
      <RowPresence ticketId={id} />
      <span className={clsx("flex shrink-0", where)}>
        <PriorityIcon
          priority={row.priority}
          word={compact ? "compact" : row.escalation_level > 0 ? "crowded" : "row"}
        />
      </span>
    </>
  );
  return (
    <RowLink
      {...{ row, href, onOpen, link, active, left }}
      className={clsx(
        "flex",
        compact ? "min-h-10 items-center gap-2 py-1 text-dense" : "min-h-16 flex-col justify-center gap-1 py-2",
      )}
    >
      {compact ? (
        <>
          <StatusBadge status={row.status} audience="agent" iconOnly />
          {subject}
          {row.is_sample && <SampleFlag />}
          <span className="sr-only">
            {row.number} {row.customer.full_name}
          </span>
          {row.snooze && <WakeMark snooze={row.snooze} />}
          {marks}
          {chip}
        </>
      ) : (
        <>
          <span className="flex items-center gap-2">
            {subject}
            {chip}
          </span>
          <span className="flex items-center gap-1 text-meta @min-[16rem]:gap-2 @min-[16rem]:text-dense">
            {/* What has no room goes whole, to a second line that is out of sight: the name first, never the status. */}
            <span className="flex h-5 min-w-0 flex-1 flex-wrap items-center gap-x-2 gap-y-5 overflow-hidden leading-5">
              {/* When it comes back says more of what is put aside, and takes the room. */}
              <StatusBadge status={row.status} audience="agent" iconOnly={row.snooze !== null} />
              {row.is_sample && <SampleFlag />}
              {row.snooze && <WakeMark snooze={row.snooze} />}
              <bdi className="text-muted tabular-nums">{row.number}</bdi>
              <span className="min-w-8 flex-1 truncate text-muted">{row.customer.full_name}</span>
            </span>
            {marks}
          </span>
        </>
      )}
    </RowLink>
  );
}

/** "L2": the flag's words would not leave room for the customer's name. */
function EscalatedMark({ level }: { level: number }) {
  return (
    <span className="inline-flex shrink-0 items-center gap-0.5 rounded-tag border border-danger-bd px-1 text-meta font-medium text-danger-fg">
      <ArrowUpFromDot aria-hidden className="size-3" />
      <span aria-hidden>{t("queue.level", { level })}</span>
      <span className="sr-only">{t("ui.flag.escalated", { level })}</span>
    </span>
  );
}
