import type { SlaClockDetail, TicketDetail } from "@redress/backend/contract";
import type { ReactNode } from "react";
import { formatDuration, formatFull, viewer, zoneName } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { useStore } from "../../../lib/store.js";

/** The working of each promise: policy, target, what is used, due in both zones, every pause. */
export function SlaWorking({ ticket }: { ticket: TicketDetail }) {
  return (
    <div className="flex flex-col gap-4">
      <p className="text-muted">{t("ticket.sla.explained")}</p>
      {ticket.clocks.map((clock) => (
        <section key={`${clock.metric}.${clock.cycle}`}>
          <h3 className="font-semibold">{t(`ui.sla.metric.${clock.metric}`)}</h3>
          <Working clock={clock} />
        </section>
      ))}
    </div>
  );
}

function Working({ clock }: { clock: SlaClockDetail }) {
  const { timeZone } = useStore(viewer);
  const { due_at: due } = clock;
  return (
    <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-dense">
      <Fact term={t("ui.sla.policy")}>{clock.policy_name}</Fact>
      <Fact term={t("ui.sla.calendar")}>{clock.calendar_name}</Fact>
      <Fact term={t("ui.sla.target")}>
        {clock.set_by_hand ? t("ui.sla.set_by_hand") : formatDuration(clock.target_seconds * 1000, "long")}
      </Fact>
      <Fact term={t("ticket.sla.started")}>{formatFull(clock.started_at)}</Fact>
      <Fact term={t("ticket.sla.elapsed")}>{formatDuration(clock.elapsed_seconds * 1000, "long")}</Fact>
      {due && <Fact term={t("ui.sla.due")}>{formatFull(due)}</Fact>}
      {due && zoneName(due, clock.tz) !== zoneName(due, timeZone) && (
        <Fact term={clock.tz}>{formatFull(due, clock.tz)}</Fact>
      )}
      {clock.met_at && <Fact term={t("ticket.sla.met_at")}>{formatFull(clock.met_at)}</Fact>}
      {clock.breached_at && <Fact term={t("ticket.sla.breached_at")}>{formatFull(clock.breached_at)}</Fact>}
      {clock.pauses.map((pause) => (
        <Fact key={pause.from} term={t("ticket.sla.pause")}>
          {pause.to
            ? t("ticket.sla.pause_between", {
                reason: pause.reason,
                from: formatFull(pause.from),
                to: formatFull(pause.to),
              })
            : t("ticket.sla.pause_since", { reason: pause.reason, from: formatFull(pause.from) })}
        </Fact>
      ))}
    </dl>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{term}</dt>
      <dd className="tabular-nums">{children}</dd>
    </>
  );
}
