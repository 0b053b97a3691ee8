import type { Metric, Priority, Status } from "../../../contract/index.js";
import {
  calendarVersionFor,
  type CalendarChoice,
  line,
  nextCycle,
  pausesIn,
  startLines,
  targetOf,
  type Terms,
} from "./lines.js";
import { isRunning, type Clock, type PolicyVersion, type Rulebook, type SlaEvent } from "./types.js";

export interface Retarget {
  version: PolicyVersion;
  priority: Priority;
  status: Status;
  calendars: CalendarChoice;
  /** When the ticket reached the desk, from which days by law are counted; by default when its log begins. */
  receivedAt?: Date | null;
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
    ...newlyPromised(clocks, change.status).flatMap((metric) => promise(metric, events, clocks, book, change, now)),
  ];
}

/**
 * A promise that was not made before. Days by law count from the receipt, whenever they come to be promised; should they become
 * working time, what lies before the promise does not count.
 */
function promise(
  metric: Metric,
  events: readonly SlaEvent[],
  clocks: readonly Clock[],
  book: Rulebook,
  change: Retarget,
  now: Date,
): SlaEvent[] {
  const target = targetOf(change, metric);
  const receivedAt = change.receivedAt ?? events[0]?.at ?? now;
  const startedAt = target && target.kind !== "working" ? receivedAt : now;
  const { status } = change;
  const lines = startLines(metric, nextCycle(clocks, metric), change, events, book, { now, startedAt, status });
  const [first] = lines;
  return first && startedAt < now ? [...lines, line(first, "paused", startedAt), line(first, "resumed", now)] : lines;
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
  const { version, priority } = terms;
  // A date set by hand is somebody's word: it holds whatever the policy promises.
  if (!target && !clock.dueSetTo)
    return [line({ ...clock, policyVersionId: version.id }, "cancelled", now, { data: { priority } })];
  const calendarVersionId = target ? calendarVersionFor(target, terms, events, book) : clock.calendarVersionId;
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

/**
 * What may be promised from now on to an open ticket: nothing that runs, and nothing that was kept. The first response only
 * while nobody has taken the ticket up; an update whenever none is owed.
 */
function newlyPromised(clocks: readonly Clock[], status: Status): Metric[] {
  const wanted: Metric[] = status === "new" ? ["first_response", "update", "resolution"] : ["update", "resolution"];
  return wanted.filter((metric) => {
    const last = clocks.findLast((clock) => clock.metric === metric);
    return !last || last.cancelledAt !== null || (metric === "update" && !isRunning(last));
  });
}
