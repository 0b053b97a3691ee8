import type { SlaClock } from "@redress/backend/contract";
import { dayOf, formatCoarse, formatCountdown, formatDuration, formatTime, formatWeekdayTime } from "./format.js";
import { t } from "./i18n.js";

/** How a promise looks now. `closed_hours` is on track while the calendar is closed: it does not count down. */
export type SlaLook = "on_track" | "closed_hours" | "at_risk" | "breached" | "paused" | "met" | "missed" | "none";

export interface SlaView {
  look: SlaLook;
  /** What the chip says: "42m", "Overdue 3d", "Mon 10:50". */
  text: string;
  /** The whole sentence: "First response due in 42 minutes, at risk". */
  label: string;
  /** Seconds are shown, so they must tick. */
  seconds: boolean;
}

const SECONDS_UNDER_MS = 5 * 60_000;

/**
 * Works out what a chip shows at an instant, from what the server sent.
 *
 * @param now by the server's clock, in milliseconds.
 * @param sentAt the `server_time` of the answer: `remaining_ms` counts from there, and only while the clock runs.
 */
export function viewSla(clock: SlaClock | null, now: number, sentAt: number): SlaView {
  if (!clock || clock.state === "none" || clock.state === "cancelled") {
    return { look: "none", text: "–", label: t("ui.sla.none"), seconds: false };
  }
  const metric = t(`ui.sla.metric.${clock.metric}`);
  const say = (look: SlaLook, text: string, state: string): SlaView => ({
    look,
    text,
    label: `${metric} ${state}`,
    seconds: false,
  });
  if (clock.state === "met") return say("met", t("ui.sla.met"), t("ui.sla.label.met"));
  if (clock.state === "missed") {
    const by = clock.missed_by_ms ?? 0;
    return say(
      "missed",
      t("ui.sla.missed", { by: formatCoarse(by) }),
      t("ui.sla.label.missed", { by: formatDuration(by, "long") }),
    );
  }
  if (clock.state === "paused") return say("paused", t("ui.sla.paused"), t("ui.sla.label.paused"));

  const elapsed = clock.clock === "running" ? Math.max(0, now - sentAt) : 0;
  const left = (clock.remaining_ms ?? 0) - elapsed;
  // The server says "at risk" and "overdue"; between two answers the same instants decide here.
  if (clock.state === "breached" || left < 0) {
    return say(
      "breached",
      t("ui.sla.overdue", { by: formatCoarse(-left) }),
      t("ui.sla.label.overdue", { by: formatDuration(Math.max(60_000, -left), "long") }),
    );
  }
  const atRisk =
    clock.state === "at_risk" ||
    (clock.clock === "running" && clock.warn_at !== null && now >= Date.parse(clock.warn_at));
  const seconds = clock.clock === "running" && left < SECONDS_UNDER_MS;
  const due = t("ui.sla.label.due", { in: formatDuration(left, "long") });
  if (atRisk)
    return {
      look: "at_risk",
      text: seconds ? formatCountdown(left) : formatDuration(left),
      label: `${metric} ${due}, ${t("ui.sla.label.at_risk")}`,
      seconds,
    };
  if (clock.clock === "closed") return say("closed_hours", dueText(clock, now, left), due);
  return {
    look: "on_track",
    text: seconds ? formatCountdown(left) : dueText(clock, now, left),
    label: `${metric} ${due}`,
    seconds,
  };
}

/** Due today: the time left; later: the weekday and time. */
function dueText(clock: SlaClock, now: number, left: number): string {
  if (clock.due_at === null) return formatDuration(left);
  const sameDay = dayOf(clock.due_at) === dayOf(now);
  if (clock.clock === "closed") return sameDay ? formatTime(clock.due_at) : formatWeekdayTime(clock.due_at);
  return sameDay ? formatDuration(left) : formatWeekdayTime(clock.due_at);
}
