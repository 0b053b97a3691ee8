import type { Metric, Priority, Status } from "../../../contract/index.js";
import { calendarVersionFor, type CalendarChoice, line, pausesIn, startLines, targetOf, type Terms } from "./lines.js";
import { isRunning, type Clock, type PolicyVersion, type Rulebook, type SlaEvent } from "./types.js";

export interface Retarget {
  version: PolicyVersion;
  priority: Priority;
  status: Status;
  calendars: CalendarChoice;
}

/**
 * Brings running promises under other terms: elapsed time and pauses stay, the target is swapped. What is no longer
 * promised is cancelled; what was not promised before is promised from now on. Terms that are the same write nothing.
 */
export function retarget(
  events: readonly SlaEvent[],
  clocks: readonly Clock[],
  book: Rulebook,
  change: Retarget,
  now: Date,
): SlaEvent[] {
  const terms: Terms = change;
  const running = clocks.filter(isRunning);
  return [
    ...running.flatMap((clock) => swap(events, clock, book, terms, change.status, now)),
    ...newlyPromised(clocks, change.status).flatMap((metric) =>
      startLines(metric, nextCycle(clocks, metric), terms, events, book, {
        now,
        startedAt: now,
        status: change.status,
      }),
    ),
  ];
}

function swap(
  events: readonly SlaEvent[],
  clock: Clock,
  book: Rulebook,
  terms: Terms,
  status: Status,
  now: Date,
): SlaEvent[] {
  const target = targetOf(terms, clock.metric);
  if (!target) return [line(clock, "cancelled", now)];
  const { version, priority } = terms;
  const calendarVersionId = calendarVersionFor(target, terms, events, book);
  const same =
    clock.policyVersionId === version.id &&
    clock.priority === priority &&
    clock.calendarVersionId === calendarVersionId;
  if (same) return [];
  const next = { ...clock, policyVersionId: version.id, calendarVersionId };
  const pauses = pausesIn(version, clock.metric, target, status);
  return [
    line(next, "retargeted", now, { data: { priority } }),
    ...(pauses && !clock.pausedAt ? [line(next, "paused", now, { data: { status } })] : []),
    ...(!pauses && clock.pausedAt ? [line(next, "resumed", now)] : []),
  ];
}

/** What an open ticket has no promise about, and never had: the first response only while nobody has taken it up. */
function newlyPromised(clocks: readonly Clock[], status: Status): Metric[] {
  const unheard = (metric: Metric) => !clocks.some((clock) => clock.metric === metric && !clock.cancelledAt);
  const wanted: Metric[] = status === "new" ? ["first_response", "update", "resolution"] : ["update", "resolution"];
  return wanted.filter(
    (metric) => unheard(metric) && !clocks.some((clock) => clock.metric === metric && isRunning(clock)),
  );
}

const nextCycle = (clocks: readonly Clock[], metric: Metric) =>
  (clocks.findLast((clock) => clock.metric === metric)?.cycle ?? 0) + 1;
