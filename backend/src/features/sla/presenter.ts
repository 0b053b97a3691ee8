import type { SlaClock } from "../../contract/index.js";
import { alwaysOpen } from "./engine/calendar/always-open.js";
import type { Calendar } from "./engine/calendar/calendar.js";
import type { Clock } from "./engine/types.js";

/** What the state of a clock depends on, wherever it was read from. */
export type ClockFacts = Pick<
  Clock,
  | "metric"
  | "cycle"
  | "targetSeconds"
  | "usedSeconds"
  | "statutory"
  | "pausedAt"
  | "dueAt"
  | "warnAt"
  | "metAt"
  | "cancelledAt"
  | "breachedAt"
>;

/**
 * A clock as of `now`. Lateness is working time since the deadline: once missed, a pause makes it no smaller. A date by law
 * counts every hour.
 */
export function presentClock(clock: ClockFacts, calendar: Calendar, now: Date): SlaClock {
  const counted = clock.statutory ? alwaysOpen(calendar.name, calendar.timeZone) : calendar;
  return {
    metric: clock.metric,
    cycle: clock.cycle,
    due_at: iso(clock.dueAt),
    warn_at: iso(clock.warnAt),
    tz: calendar.timeZone,
    ...stateOf(clock, counted, now),
  };
}

type State = Pick<SlaClock, "state" | "clock" | "remaining_ms" | "missed_by_ms" | "next_change_at">;

function stateOf(clock: ClockFacts, calendar: Calendar, now: Date): State {
  const settledAt = clock.metAt ?? clock.cancelledAt;
  const deadline = clock.breachedAt ?? (clock.dueAt && clock.dueAt < (settledAt ?? now) ? clock.dueAt : null);
  // A date set by hand goes on through a pause; everything else has no due time while it stands still.
  const stoodStillAt = clock.dueAt ? null : clock.pausedAt;
  const missed = deadline && toMs(calendar.workingSecondsBetween(deadline, settledAt ?? stoodStillAt ?? now));
  if (settledAt) {
    const state = deadline ? "missed" : clock.metAt ? "met" : "cancelled";
    return { state, clock: "stopped", remaining_ms: null, missed_by_ms: missed, next_change_at: null };
  }
  if (stoodStillAt) {
    const left = missed === null ? (clock.targetSeconds - clock.usedSeconds) * 1000 : -missed;
    return { state: "paused", clock: "paused", remaining_ms: left, missed_by_ms: missed, next_change_at: null };
  }
  const isOpen = calendar.isOpen(now);
  const turns = isOpen ? calendar.nextClose(now) : calendar.nextOpen(now);
  const running = { clock: isOpen ? "running" : "closed", missed_by_ms: missed } as const;
  if (missed !== null) {
    return { ...running, state: "breached", remaining_ms: -missed, next_change_at: iso(turns) };
  }
  const dueAt = clock.dueAt ?? now;
  const atRisk = clock.warnAt !== null && clock.warnAt <= now;
  const changes = [turns, atRisk ? null : clock.warnAt, dueAt].filter((at) => at !== null).map((at) => at.getTime());
  return {
    ...running,
    state: atRisk ? "at_risk" : "on_track",
    remaining_ms: toMs(calendar.workingSecondsBetween(now, dueAt)),
    next_change_at: iso(new Date(Math.min(...changes))),
  };
}

const toMs = (seconds: number): number => Math.round(seconds * 1000);
export const iso = (instant: Date | null): string | null => instant?.toISOString() ?? null;
