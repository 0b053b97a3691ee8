import { courseOf, type Course } from "./deadline.js";
import { readHistory, type Promised } from "./history.js";
import { pendingSteps, shareOf } from "./pending-steps.js";
import type { Clock, Rulebook, SlaEvent } from "./types.js";

/** What logs came to, as long as somebody holds them: whoever judges a change asks for the same one several times. */
const folded = new WeakMap<readonly SlaEvent[], { book: Rulebook; lines: number; clocks: readonly Clock[] }>();

/**
 * Works out every clock of a ticket, settled ones included, from its log alone.
 *
 * @param events the ticket's log, oldest line first.
 */
export function foldClocks(events: readonly SlaEvent[], book: Rulebook): readonly Clock[] {
  const before = folded.get(events);
  if (before?.book === book && before.lines === events.length) return before.clocks;
  const clocks = readHistory(events).map((promised) => derive(promised, book));
  folded.set(events, { book, lines: events.length, clocks });
  return clocks;
}

function derive(promised: Promised, book: Rulebook): Clock {
  const course = courseOf(promised, book);
  const { breachedAt } = promised;
  const running = promised.metAt === null && promised.cancelledAt === null;
  const pausedAt = openPause(promised);
  const stoppedAt = promised.metAt ?? promised.cancelledAt ?? pausedAt;
  // A date set by hand or by law goes on through a pause; everything else has no due time while it stands still.
  const stands = pausedAt !== null && promised.dueSetTo === null && !course.statutory;
  const [lowest] = course.version.warnPercents;
  return {
    metric: promised.metric,
    cycle: promised.cycle,
    policyVersionId: promised.policyVersionId,
    calendarVersionId: promised.calendarVersionId,
    priority: promised.priority,
    targetSeconds: Math.floor(course.targetSeconds),
    statutory: course.statutory,
    startedAt: course.start,
    pauses: course.statutory ? [] : promised.pauses,
    pausedAt,
    usedSeconds: stoppedAt
      ? Math.floor(course.calendar.workingSecondsBetween(course.start, stoppedAt, pausesOf(promised, course)))
      : 0,
    dueSetTo: promised.dueSetTo,
    extended: promised.extended,
    dueAt: stands ? null : (breachedAt ?? course.dueAt),
    warnAt: running && !stands && lowest !== undefined ? shareOf(course, lowest) : null,
    pending: running && !stands ? pendingSteps(promised, course, pausedAt) : [],
    metAt: promised.metAt,
    cancelledAt: promised.cancelledAt,
    breachedAt,
    detectedAt: promised.detectedAt,
  };
}

/** What the time of a promise does not count: nothing where it is a date by law. */
export const pausesOf = (promised: Promised, course: Course) => (course.statutory ? [] : promised.pauses);

function openPause({ pauses }: Promised): Date | null {
  const last = pauses.at(-1);
  return last?.to === null ? last.from : null;
}
