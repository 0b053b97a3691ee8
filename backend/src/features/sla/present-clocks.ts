import type { Metric, SlaClockDetail } from "../../contract/index.js";
import { alwaysOpen } from "./engine/calendar/always-open.js";
import type { Calendar } from "./engine/calendar/calendar.js";
import { foldClocks } from "./engine/fold-clocks.js";
import { isRunning, type Clock } from "./engine/types.js";
import { countingCalendar } from "./engine/deadline.js";
import { readHistory } from "./engine/history.js";
import type { SlaHistory } from "./history.js";
import { iso, presentClock } from "./presenter.js";

/** All clocks of a ticket with their working shown; of each promise the latest cycle. */
export function presentClocks(history: SlaHistory, now: Date): SlaClockDetail[] {
  const latest = new Map<Metric, SlaClockDetail>();
  for (const { clock, calendar } of countedClocks(history))
    latest.set(clock.metric, presentDetail(clock, calendar, history, now));
  return [...latest.values()];
}

/** Every promise and cycle with the calendar it counts by, oldest first. */
function countedClocks({ events, book }: SlaHistory): { clock: Clock; calendar: Calendar }[] {
  const promised = readHistory(events);
  return foldClocks(events, book).map((clock, i) => {
    const calendars = promised[i]?.calendars ?? [];
    return { clock, calendar: countingCalendar(calendars, book) };
  });
}

export function presentDetail(clock: Clock, calendar: Calendar, { book }: SlaHistory, now: Date): SlaClockDetail {
  const until = clock.metAt ?? clock.cancelledAt ?? (clock.dueAt ? null : clock.pausedAt) ?? now;
  const counted = clock.statutory ? alwaysOpen(calendar.name, calendar.timeZone) : calendar;
  const pauses = clock.statutory ? [] : clock.pauses;
  return {
    ...presentClock(clock, calendar, now),
    policy_name: book.versionOf(clock.policyVersionId).policyName,
    calendar_name: book.calendarName(clock.calendarVersionId),
    target_seconds: clock.targetSeconds,
    statutory: clock.statutory,
    elapsed_seconds: Math.floor(counted.workingSecondsBetween(clock.startedAt, until, pauses)),
    started_at: clock.startedAt.toISOString(),
    met_at: iso(clock.metAt),
    breached_at: iso(clock.breachedAt),
    detected_at: iso(clock.detectedAt),
    set_by_hand: clock.dueSetTo !== null,
    extended: clock.extended && {
      at: clock.extended.at.toISOString(),
      reason: clock.extended.reason,
      from_due_at: iso(clock.extended.fromDueAt),
    },
    pauses: clock.pauses.map(({ from, to, reason }) => ({ from: from.toISOString(), to: iso(to), reason })),
  };
}

/** The clock that a row shows: the running one that is due next, else the one that stands still, else none. */
export function nextClock(clocks: readonly SlaClockDetail[]): SlaClockDetail | null {
  const open = clocks.filter((clock) => clock.clock !== "stopped");
  return open.sort((a, b) => (a.due_at ?? "~").localeCompare(b.due_at ?? "~"))[0] ?? null;
}

/** A resolution date set by hand, while it holds. */
export function dueSetByHand({ events, book }: SlaHistory): Date | null {
  return (
    foldClocks(events, book).findLast((clock) => clock.metric === "resolution" && isRunning(clock))?.dueSetTo ?? null
  );
}
