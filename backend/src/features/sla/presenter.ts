import type { Metric, SlaClock, SlaClockDetail } from "../../contract/index.js";
import type { Calendar } from "./engine/calendar/calendar.js";
import { foldClocks } from "./engine/fold-clocks.js";
import { isRunning, type Clock } from "./engine/types.js";
import type { SlaHistory } from "./history.js";

/** What the state of a clock depends on, wherever it was read from. */
export type ClockFacts = Pick<
  Clock,
  | "metric"
  | "cycle"
  | "targetSeconds"
  | "usedSeconds"
  | "pausedAt"
  | "dueAt"
  | "warnAt"
  | "metAt"
  | "cancelledAt"
  | "breachedAt"
>;

/** A clock as of `now`. Lateness is working time since the deadline: once missed, a pause makes it no smaller. */
export function presentClock(clock: ClockFacts, calendar: Calendar, now: Date): SlaClock {
  return {
    metric: clock.metric,
    cycle: clock.cycle,
    due_at: iso(clock.dueAt),
    warn_at: iso(clock.warnAt),
    tz: calendar.timeZone,
    ...stateOf(clock, calendar, now),
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
  if (missed !== null) {
    return { state: "breached", clock: "running", remaining_ms: -missed, missed_by_ms: missed, next_change_at: null };
  }
  const dueAt = clock.dueAt ?? now;
  const atRisk = clock.warnAt !== null && clock.warnAt <= now;
  return {
    state: atRisk ? "at_risk" : "on_track",
    clock: "running",
    remaining_ms: toMs(calendar.workingSecondsBetween(now, dueAt)),
    missed_by_ms: null,
    next_change_at: iso(atRisk ? dueAt : (clock.warnAt ?? dueAt)),
  };
}

const toMs = (seconds: number): number => Math.round(seconds * 1000);
const iso = (instant: Date | null): string | null => instant?.toISOString() ?? null;

/** All clocks of a ticket with their working shown; of each promise the latest cycle, the running ones first. */
export function presentClocks({ events, versionOf }: SlaHistory, now: Date): SlaClockDetail[] {
  const latest = new Map<Metric, Clock>();
  for (const clock of foldClocks(events, versionOf)) latest.set(clock.metric, clock);
  return [...latest.values()].map((clock) => {
    const version = versionOf(clock.policyVersionId);
    const until = clock.metAt ?? clock.cancelledAt ?? clock.pausedAt ?? now;
    return {
      ...presentClock(clock, version.calendar, now),
      policy_name: version.policyName,
      calendar_name: version.calendar.name,
      target_seconds: clock.targetSeconds,
      elapsed_seconds: Math.floor(version.calendar.workingSecondsBetween(clock.startedAt, until, clock.pauses)),
      started_at: clock.startedAt.toISOString(),
      met_at: iso(clock.metAt),
      breached_at: iso(clock.breachedAt),
      detected_at: iso(clock.detectedAt),
      set_by_hand: clock.dueSetTo !== null,
      pauses: clock.pauses.map(({ from, to, reason }) => ({ from: from.toISOString(), to: iso(to), reason })),
    };
  });
}

/** The clock that a row shows: the running one that is due next, else the one that stands still, else none. */
export function nextClock(clocks: readonly SlaClockDetail[]): SlaClockDetail | null {
  const open = clocks.filter((clock) => clock.clock !== "stopped");
  return open.sort((a, b) => (a.due_at ?? "~").localeCompare(b.due_at ?? "~"))[0] ?? null;
}

/** A resolution date set by hand, while it holds. */
export function dueSetByHand({ events, versionOf }: SlaHistory): Date | null {
  return (
    foldClocks(events, versionOf).findLast((clock) => clock.metric === "resolution" && isRunning(clock))?.dueSetTo ??
    null
  );
}
