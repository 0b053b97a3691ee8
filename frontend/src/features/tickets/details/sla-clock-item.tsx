import type { SlaClockDetail, TicketDetail } from "@redress/backend/contract";
import { clsx } from "clsx";
import type { ReactNode } from "react";
import { SlaPopover } from "../../../components/ui/sla-popover.js";
import { Tag } from "../../../components/ui/tag.js";
import { When } from "../../../components/ui/when.js";
import { formatDuration, formatNumber, viewer, zoneName } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { useKnown } from "../../../lib/last-known.js";
import { useStore } from "../../../lib/store.js";
import { useRefreshTicket } from "../data/use-refresh-ticket.js";
import { pausedMs, pauseEvent, usedShare } from "../model/sla-progress.js";
import { useTicketActions } from "../ticket/ticket-actions.js";

// Each engine has its own names for a progress bar's parts.
const BAR =
  "[&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-(--fill) [&::-moz-progress-bar]:bg-(--fill)";
const FILL: Record<SlaClockDetail["state"], string> = {
  on_track: "[--fill:var(--accent)]",
  at_risk: "[--fill:var(--warn-bd)]",
  breached: "[--fill:var(--danger-bd)]",
  missed: "[--fill:var(--danger-bd)]",
  met: "[--fill:var(--ok-bd)]",
  paused: "[--fill:var(--border-strong)]",
  cancelled: "[--fill:var(--border-strong)]",
  none: "[--fill:var(--border-strong)]",
};

export interface SlaClockItemProps {
  clock: SlaClockDetail;
  ticket: TicketDetail;
  extendable: boolean;
}

/** One promise in the ticket's panel. */
export function SlaClockItem({ clock, ticket, extendable }: SlaClockItemProps) {
  const { explain, extend } = useTicketActions();
  const refresh = useRefreshTicket(ticket.id);
  const { metric, cycle, due_at: due } = clock;
  const name = t(`ui.sla.metric.${metric}`);
  return (
    <li>
      <div className="flex flex-wrap items-center justify-between gap-x-2">
        <span>{name}</span>
        <SlaPopover clock={clock} serverTime={ticket.server_time} onChange={refresh} onWhy={() => explain("policy")} />
      </div>
      <Progress clock={clock} name={name} serverTime={ticket.server_time} />
      <div className="flex flex-wrap items-baseline gap-x-3 text-dense text-muted">
        {due && clock.clock !== "stopped" && (
          <p>
            {t("ui.sla.due")} <When at={due} as="due" className="tabular-nums" /> <Zone at={due} tz={clock.tz} />
          </p>
        )}
        <span className="ms-auto flex gap-x-3">
          {extendable && (
            <Press label={t("ticket.sla.extend_named", { name })} onPress={() => extend(metric)}>
              {t("ticket.sla.extend")}
            </Press>
          )}
          <Press label={t("ticket.sla.explain_named", { name })} onPress={() => explain({ metric, cycle })}>
            {t("ticket.sla.explain")}
          </Press>
        </span>
      </div>
      <Pauses clock={clock} ticket={ticket} />
      <Marks clock={clock} />
    </li>
  );
}

function Progress({ clock, name, serverTime }: { clock: SlaClockDetail; name: string; serverTime: string }) {
  const { now } = useKnown();
  const percent = Math.round(usedShare(clock, now, Date.parse(serverTime)) * 100);
  return (
    <div className="mt-1 flex items-center gap-2 text-dense text-muted">
      <progress
        max={100}
        value={Math.min(100, percent)}
        aria-label={t("ticket.sla.used", { metric: name })}
        className={clsx(
          "h-1.5 min-w-0 flex-1 appearance-none overflow-hidden rounded-full bg-sunken",
          BAR,
          FILL[clock.state],
        )}
      />
      <span className="tabular-nums">{t("ticket.sla.percent", { percent: formatNumber(percent) })}</span>
    </div>
  );
}

/** "your time", where the calendar goes by another. */
function Zone({ at, tz }: { at: string; tz: string }) {
  const { timeZone } = useStore(viewer);
  return zoneName(at, tz) === zoneName(at, timeZone) ? null : t("ticket.sla.your_time");
}

/** "2 pauses, 1 hour, 10 minutes", which leads to where the last one began. */
function Pauses({ clock, ticket }: Omit<SlaClockItemProps, "extendable">) {
  const { now } = useKnown();
  const { showEvent } = useTicketActions();
  const { pauses } = clock;
  if (pauses.length === 0) return null;
  const words = t("ticket.sla.paused_for", {
    count: pauses.length,
    length: formatDuration(pausedMs(clock, now), "long"),
  });
  const event = pauseEvent(clock, ticket.timeline);
  return (
    <p className="text-dense text-muted">
      {event ? (
        <Press label={t("ticket.sla.pauses_shown", { words })} onPress={() => showEvent(event.id)}>
          {words}
        </Press>
      ) : (
        words
      )}
    </p>
  );
}

/** What is unlike other promises: set by hand, by law, extended. */
function Marks({ clock: { set_by_hand: byHand, statutory, extended } }: { clock: SlaClockDetail }) {
  if (!byHand && !statutory) return null;
  return (
    <>
      <p className="mt-0.5 flex flex-wrap gap-1">
        {byHand && <Tag>{t("ticket.sla.by_hand")}</Tag>}
        {statutory && <Tag>{t("ticket.sla.by_law")}</Tag>}
        {extended && <Tag>{t("ui.sla.extended")}</Tag>}
      </p>
      {extended && <p className="text-dense text-muted">{extended.reason}</p>}
    </>
  );
}

interface PressProps {
  /** For those who hear it without what stands around it. */
  label: string;
  onPress: () => void;
  children: ReactNode;
}

function Press({ label, onPress, children }: PressProps) {
  return (
    <button
      type="button"
      aria-label={label}
      className="inline-flex min-h-6 items-center rounded-chip text-link hover:underline touch-target"
      onClick={onPress}
    >
      {children}
    </button>
  );
}
