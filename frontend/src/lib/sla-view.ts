import type { SlaClock } from "@redress/backend/contract";
import {
  dayOf,
  formatCoarse,
  formatCountdown,
  formatDue,
  formatDueShort,
  formatDuration,
  formatTime,
  formatWorking,
} from "./format.js";
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
  const say = (look: SlaLook, text: string, state: string, seconds = false): SlaView => ({
    look,
    text,
    label: `${metric} ${state}`,
    seconds,
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

  const { runs, counted } = countedSince(clock, now, sentAt);
  const left = (clock.remaining_ms ?? 0) - counted;
  // The server says "at risk" and "overdue"; between two answers the same instants decide here.
  if (clock.state === "breached" || left < 0) {
    return say(
      "breached",
      t("ui.sla.overdue", { by: formatCoarse(-left) }),
      t("ui.sla.label.overdue", { by: formatDuration(Math.max(60_000, -left), "long") }),
    );
  }
  const atRisk = clock.state === "at_risk" || (runs && clock.warn_at !== null && now >= Date.parse(clock.warn_at));
  const seconds = runs && left < SECONDS_UNDER_MS;
  const dueIn = t("ui.sla.label.due", { in: formatWorking(left) });
  if (atRisk) {
    const text = seconds ? formatCountdown(left) : formatWorking(left, "narrow");
    return say("at_risk", text, `${dueIn}, ${t("ui.sla.label.at_risk")}`, seconds);
  }
  const { due_at: due } = clock;
  const today = due === null || dayOf(due) === dayOf(now);
  const dueAt = due && t("ui.sla.label.due_at", { at: formatDue(due, now) });
  if (!runs && due) {
    const text = today ? formatTime(due) : formatDueShort(due, now);
    return say("closed_hours", text, `${dueAt}, ${t("ui.sla.label.closed")}`);
  }
  // Later than today, working time left says less than the day.
  if (due && !today && !seconds) return say("on_track", formatDueShort(due, now), dueAt ?? dueIn);
  return say("on_track", seconds ? formatCountdown(left) : formatDuration(left), dueIn, seconds);
}

/**
 * Working time that has gone by since an answer was written, in milliseconds, and whether it goes by now: the calendar
 * may have opened or closed meanwhile, and the next answer is on its way.
 */
export function countedSince(clock: SlaClock, now: number, sentAt: number): { runs: boolean; counted: number } {
  const changeAt = clock.next_change_at === null ? Infinity : Date.parse(clock.next_change_at);
  if (clock.clock === "closed") return { runs: now >= changeAt, counted: Math.max(0, now - changeAt) };
  if (clock.clock !== "running") return { runs: false, counted: 0 };
  // Neither of the clock's own instants: then it is the calendar that closes.
  const closes = ![clock.warn_at, clock.due_at].some((at) => at !== null && Date.parse(at) === changeAt);
  const until = closes ? Math.min(now, changeAt) : now;
  return { runs: !closes || now < changeAt, counted: Math.max(0, until - sentAt) };
}
