import type { SlaClockDetail } from "@redress/backend/contract";
import type { ReactNode } from "react";
import { formatDue, formatDuration, formatFull, formatWorking, viewer, zoneName } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { useKnown } from "../../lib/last-known.js";
import { countedSince } from "../../lib/sla-view.js";
import { useStore } from "../../lib/store.js";
import { statusWordOf } from "./status-badge.js";

/** One promise with its working: target, policy, due time, what is left, every pause. `serverTime` is the answer's. */
export function SlaFacts({ clock, serverTime }: { clock: SlaClockDetail; serverTime: string }) {
  return (
    <>
      <Facts clock={clock} serverTime={serverTime} />
      {clock.pauses.length > 0 && (
        <>
          <p className="mt-3 font-medium">{t("ui.sla.pauses", { count: clock.pauses.length })}</p>
          <ul className="mt-1 list-disc ps-5">
            {clock.pauses.map((pause) => (
              <li key={pause.from}>{pauseText(pause)}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Facts({ clock, serverTime }: { clock: SlaClockDetail; serverTime: string }) {
  const { timeZone } = useStore(viewer);
  const { now } = useKnown();
  const { due_at: due, extended, next_change_at: changeAt } = clock;
  // Named by their short names: "Europe/Berlin" and "Europe/Paris" read the same clock.
  const otherZone = due !== null && zoneName(due, clock.tz) !== zoneName(due, timeZone);
  const left =
    clock.remaining_ms === null ? null : clock.remaining_ms - countedSince(clock, now, Date.parse(serverTime)).counted;
  return (
    <>
      <p className="font-semibold">{t(`ui.sla.metric.${clock.metric}`)}</p>
      <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-3 gap-y-1">
        <Fact term={t("ui.sla.target")}>{targetText(clock)}</Fact>
        <Fact term={t("ui.sla.policy")}>{clock.policy_name}</Fact>
        {due && <Fact term={t("ui.sla.due")}>{formatFull(due)}</Fact>}
        {due && otherZone && <Fact term={clock.tz}>{formatFull(due, clock.tz)}</Fact>}
        {left !== null && <Fact term={timeWord(clock, left < 0)}>{lengthOf(clock, Math.abs(left))}</Fact>}
        {clock.missed_by_ms !== null && clock.remaining_ms === null && (
          <Fact term={timeWord(clock, true)}>{lengthOf(clock, clock.missed_by_ms)}</Fact>
        )}
        {extended && <Fact term={t("ui.sla.extended")}>{extendedText(extended)}</Fact>}
      </dl>
      {clock.clock === "closed" && changeAt !== null ? (
        <p className="mt-2 text-muted">{t("ui.sla.closed_until", { at: formatDue(changeAt, now) })}</p>
      ) : (
        clock.clock !== "stopped" &&
        !clock.statutory && (
          <p className="mt-2 text-muted">{t("ui.sla.working_note", { calendar: clock.calendar_name })}</p>
        )
      )}
    </>
  );
}

/** What was promised: a length of working time, or a date. */
function targetText(clock: SlaClockDetail): string {
  if (clock.set_by_hand) return t("ui.sla.set_by_hand");
  return clock.statutory ? t("ui.sla.by_law") : formatWorking(clock.target_seconds * 1000);
}

/** A date by law counts every hour, everything else working time. */
function timeWord({ statutory }: SlaClockDetail, late: boolean): string {
  if (statutory) return t(late ? "ui.sla.late_by_law" : "ui.sla.left_by_law");
  return t(late ? "ui.sla.late" : "ui.sla.left");
}

function lengthOf({ statutory }: SlaClockDetail, ms: number): string {
  return statutory ? formatDuration(ms, "long") : formatWorking(ms);
}

function extendedText({ reason, from_due_at: from }: NonNullable<SlaClockDetail["extended"]>): string {
  return from === null ? reason : t("ui.sla.extended_why", { reason, from: formatFull(from) });
}

/** "Waiting on customer, 3 hours". */
function pauseText({ from, to, reason: status }: SlaClockDetail["pauses"][number]): string {
  const reason = statusWordOf(status, "agent");
  if (to === null) return t("ui.sla.pause_now", { reason });
  // Whole seconds: an hour that lacks a millisecond is an hour.
  const length = 1000 * Math.round((Date.parse(to) - Date.parse(from)) / 1000);
  return t("ui.sla.pause", { reason, length: formatDuration(length, "long") });
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{term}</dt>
      <dd className="tabular-nums">{children}</dd>
    </>
  );
}
