import type { SlaClockDetail } from "@redress/backend/contract";
import type { ReactNode } from "react";
import { formatDuration, formatFull, viewer, zoneName } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { useStore } from "../../lib/store.js";
import { HoverCard } from "./hover-card.js";
import { SlaChip, type SlaChipProps } from "./sla-chip.js";

export interface SlaPopoverProps extends Omit<SlaChipProps, "clock"> {
  clock: SlaClockDetail;
}

/** The chip with its explanation one hover, focus or tap away: target, policy, due time, what is left, every pause. */
export function SlaPopover({ clock, serverTime, onChange }: SlaPopoverProps) {
  const { timeZone } = useStore(viewer);
  const { due_at: due } = clock;
  // Named by their short names: "Europe/Berlin" and "Europe/Paris" read the same clock.
  const otherZone = due !== null && zoneName(due, clock.tz) !== zoneName(due, timeZone);
  return (
    <HoverCard trigger={<SlaChip clock={clock} serverTime={serverTime} {...(onChange && { onChange })} />}>
      <p className="font-semibold">{t(`ui.sla.metric.${clock.metric}`)}</p>
      <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-3 gap-y-1">
        <Fact term={t("ui.sla.policy")}>{clock.policy_name}</Fact>
        <Fact term={t("ui.sla.target")}>
          {clock.set_by_hand ? t("ui.sla.set_by_hand") : formatDuration(clock.target_seconds * 1000, "long")}
        </Fact>
        {due && <Fact term={t("ui.sla.due")}>{formatFull(due)}</Fact>}
        {due && otherZone && <Fact term={clock.tz}>{formatFull(due, clock.tz)}</Fact>}
        {clock.remaining_ms !== null && clock.remaining_ms >= 0 && (
          <Fact term={t("ui.sla.left")}>{formatDuration(clock.remaining_ms, "long")}</Fact>
        )}
        <Fact term={t("ui.sla.calendar")}>{clock.calendar_name}</Fact>
      </dl>
      {clock.pauses.length > 0 && (
        <>
          <p className="mt-3 font-medium">{t("ui.sla.pauses", { count: clock.pauses.length })}</p>
          <ul className="mt-1 list-disc ps-5">
            {clock.pauses.map((pause) => (
              <li key={pause.from}>
                {pause.to
                  ? t("ui.sla.pause", {
                      reason: pause.reason,
                      length: formatDuration(Date.parse(pause.to) - Date.parse(pause.from), "long"),
                    })
                  : t("ui.sla.pause_now", { reason: pause.reason })}
              </li>
            ))}
          </ul>
        </>
      )}
    </HoverCard>
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
