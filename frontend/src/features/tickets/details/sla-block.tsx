import type { SlaClockDetail, TicketDetail } from "@redress/backend/contract";
import { clsx } from "clsx";
import { CircleHelp } from "lucide-react";
import { IconButton } from "../../../components/ui/icon-button.js";
import { Popover } from "../../../components/ui/popover.js";
import { SlaPopover } from "../../../components/ui/sla-popover.js";
import { When } from "../../../components/ui/when.js";
import { formatDuration, formatNumber } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { useNow } from "../../../lib/ticker.js";
import { useRefreshTicket } from "../data/use-refresh-ticket.js";
import { pausedMs, usedShare } from "../model/sla-progress.js";
import { SlaWorking } from "./sla-working.js";

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

/** Every promise of the ticket: how much of it is used, when it is due, and why. */
export function SlaBlock({ ticket }: { ticket: TicketDetail }) {
  const refresh = useRefreshTicket(ticket.id);
  const { clocks, server_time: serverTime } = ticket;
  const policy = clocks[0]?.policy_name;
  return (
    <section aria-labelledby="details-sla" className="p-3">
      <h2 id="details-sla" className="flex items-center gap-1 font-semibold">
        <span className="min-w-0 flex-1 truncate">
          {policy ? t("ticket.sla.title", { policy }) : t("ticket.sla.none")}
        </span>
        {clocks.length > 0 && (
          <Popover
            label={t("ticket.sla.why")}
            className="z-toast! w-[min(24rem,calc(100vw-1rem))] text-agent"
            trigger={<IconButton label={t("ticket.sla.why")} icon={<CircleHelp className="size-4" />} />}
          >
            <SlaWorking ticket={ticket} />
          </Popover>
        )}
      </h2>
      <ul className="mt-1 flex flex-col gap-3">
        {clocks.map((clock) => (
          <li key={`${clock.metric}.${clock.cycle}`}>
            <div className="flex items-center justify-between gap-2">
              <span>{t(`ui.sla.metric.${clock.metric}`)}</span>
              <SlaPopover clock={clock} serverTime={serverTime} onChange={refresh} />
            </div>
            <Progress clock={clock} serverTime={serverTime} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Progress({ clock, serverTime }: { clock: SlaClockDetail; serverTime: string }) {
  const now = useNow();
  const share = usedShare(clock, now, Date.parse(serverTime));
  const percent = Math.round(share * 100);
  const { due_at: due, pauses } = clock;
  return (
    <>
      <div className="mt-1 flex items-center gap-2 text-dense text-muted">
        <progress
          max={100}
          value={Math.min(100, percent)}
          aria-label={t("ticket.sla.used", { metric: t(`ui.sla.metric.${clock.metric}`) })}
          className={clsx(
            "h-1.5 min-w-0 flex-1 appearance-none overflow-hidden rounded-full bg-sunken",
            BAR,
            FILL[clock.state],
          )}
        />
        <span className="tabular-nums">{t("ticket.sla.percent", { percent: formatNumber(percent) })}</span>
      </div>
      {due && (
        <p className="text-dense text-muted">
          {t("ui.sla.due")} <When at={due} as="due" className="tabular-nums" />
        </p>
      )}
      {pauses.length > 0 && (
        <p className="text-dense text-muted">
          {t("ticket.sla.paused_for", { count: pauses.length, length: formatDuration(pausedMs(clock, now), "long") })}
        </p>
      )}
    </>
  );
}
