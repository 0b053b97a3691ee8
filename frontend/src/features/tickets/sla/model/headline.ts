import type { SlaClockExplanation } from "@redress/backend/contract";
import { formatDay, formatDuration, viewer } from "../../../../lib/format.js";
import { t } from "../../../../lib/i18n.js";
import { exactly, roughly } from "./times.js";

/**
 * A promise in one sentence: "Resolution due Monday 13 July at 16:50 (Europe/Berlin): 8 hours of working time, 2 hours used."
 *
 * @param now by the server's clock, in milliseconds.
 */
export function headlineOf(clock: SlaClockExplanation, now: number): string {
  const metric = t(`ui.sla.metric.${clock.metric}`);
  const facts = { metric, rule: ruleOf(clock), used: lengthOf(clock, clock.elapsed_seconds, roughly) };
  const due = timeOf(clock.due_at, now);
  switch (clock.state) {
    case "met":
      return t("explain.headline.met", { ...facts, at: timeOf(clock.met_at, now) });
    case "missed":
      return t("explain.headline.missed", { ...facts, due: missedAt(clock, now), by: lateBy(clock) });
    case "cancelled":
    case "none":
      return t("explain.headline.cancelled", facts);
    case "paused": {
      const since = clock.pauses.find(({ to }) => to === null)?.from ?? null;
      return t("explain.headline.paused", { ...facts, since: timeOf(since, now) });
    }
    case "breached":
      return t("explain.headline.breached", { ...facts, due, by: lateBy(clock) });
    default:
      // A date is not used up.
      return t(clock.statutory || clock.set_by_hand ? "explain.headline.date" : "explain.headline.due", {
        ...facts,
        due,
      });
  }
}

/** What the stretches add up to: "Adds up to 8 hours: due Monday 13 July at 16:50." */
export function sumOf(clock: SlaClockExplanation, now: number): string {
  const { state, due_at: dueAt, counted_seconds: counted, remaining_ms: left } = clock;
  const due = timeOf(dueAt, now);
  const sum = exactly(counted, "long");
  const used = lengthOf(clock, clock.elapsed_seconds);
  if (state === "met") return t("explain.sum.met", { used, rule: ruleOf(clock) });
  if (state === "cancelled" || state === "none") return t("explain.sum.cancelled", { used });
  if (clock.set_by_hand) return t("explain.sum.by_hand", { due });
  if (clock.statutory) return t(clock.extended ? "explain.sum.extended" : "explain.sum.by_law", { due });
  if (state === "missed") return t("explain.sum.was_due", { sum, due: missedAt(clock, now) });
  if (dueAt === null) return t("explain.sum.so_far", { sum, left: exactly((left ?? 0) / 1000, "long") });
  return t(state === "breached" ? "explain.sum.was_due" : "explain.sum.due", { sum, due });
}

/** "8 hours of working time". */
function ruleOf(clock: SlaClockExplanation): string {
  if (clock.set_by_hand) return t("explain.rule.by_hand");
  if (clock.statutory) return t("explain.rule.by_law");
  return t("explain.working_time", { length: exactly(clock.target_seconds, "long") });
}

/** Working time is told in hours, to the second; days by law are days, by night too. */
function lengthOf({ statutory }: SlaClockExplanation, seconds: number, hours = exactly): string {
  return statutory ? formatDuration(seconds * 1000, "long") : hours(seconds, "long");
}

function lateBy(clock: SlaClockExplanation): string {
  const length = lengthOf(clock, (clock.missed_by_ms ?? 0) / 1000, roughly);
  return clock.statutory ? length : t("explain.working_time", { length });
}

function missedAt({ breached_at: breachedAt, due_at: due }: SlaClockExplanation, now: number): string {
  return timeOf(breachedAt ?? due, now);
}

function timeOf(at: string | null, now: number): string {
  const { timeZone } = viewer.get();
  return at === null ? "" : t("explain.time", { time: formatDay(Date.parse(at), now), zone: timeZone });
}
