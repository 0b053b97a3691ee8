import type { Priority } from "../../../contract/index.js";
import type { Calendar } from "./calendar/calendar.js";
import { courseOf, type Course } from "./deadline.js";
import { foldClocks, pausesOf } from "./fold-clocks.js";
import { readHistory, type Promised } from "./history.js";
import { dayIntervals, intervalsOf, type Interval } from "./intervals.js";
import { isRunning, type Clock, type Rulebook, type SlaEvent } from "./types.js";

/** Something that happened to a promise, with what was used and left right after it. */
export interface Mark {
  event: SlaEvent;
  /** The ticket's from then on. */
  priority: Priority;
  usedSeconds: number;
  /** Null where the promise is a date, by hand or by law. */
  leftSeconds: number | null;
  dueAt: Date | null;
  /** The line brought another policy version, or another version of a calendar. */
  newPolicy: boolean;
  newCalendar: boolean;
}

export interface ExplainedClock {
  clock: Clock;
  /** What its time counts by. */
  calendar: Calendar;
  intervals: Interval[];
  countedSeconds: number;
  marks: Mark[];
}

/** Every promise and cycle of a ticket with its working, oldest first. */
export function explainClocks(events: readonly SlaEvent[], book: Rulebook, now: Date): ExplainedClock[] {
  const clocks = foldClocks(events, book);
  return readHistory(events).map((promised, i) => {
    const clock = clocks[i];
    if (!clock) throw new Error("There are fewer clocks than promises");
    const course = courseOf(promised, book);
    const intervals = intervalsUntil(
      clock.dueAt ?? (isRunning(clock) ? now : (clock.metAt ?? clock.cancelledAt ?? now)),
      promised,
      course,
      book,
    );
    return {
      clock,
      calendar: course.calendar,
      intervals,
      countedSeconds: intervals.at(-1)?.usedSeconds ?? 0,
      marks: marksOf(events, promised, book),
    };
  });
}

function intervalsUntil(end: Date, promised: Promised, course: Course, book: Rulebook): Interval[] {
  const target = course.version.targets[promised.priority][promised.metric];
  if (!course.statutory || promised.dueSetTo || target?.kind === "working")
    return intervalsOf(course.calendar, course.start, end, pausesOf(promised, course));
  return dayIntervals(book.calendarOf(promised.calendarVersionId), course.start, end, target?.kind === "business_days");
}

/** The lines about one cycle, each with the state that it left behind. */
function marksOf(events: readonly SlaEvent[], { metric, cycle }: Promised, book: Rulebook): Mark[] {
  let before: SlaEvent | null = null;
  return events.flatMap((event, i): Mark[] => {
    if (event.metric !== metric || event.cycle !== cycle || event.type === "applied") {
      if (event.metric === metric && event.cycle < cycle) before = event;
      return [];
    }
    const upTo = events.slice(0, i + 1);
    const promised = readHistory(upTo).findLast((each) => each.metric === metric && each.cycle === cycle);
    if (!promised?.startedAt) return [];
    const course = courseOf(promised, book);
    const used = course.calendar.workingSecondsBetween(course.start, event.at, pausesOf(promised, course));
    const dated = course.statutory || promised.dueSetTo !== null;
    const mark: Mark = {
      event,
      priority: promised.priority,
      usedSeconds: Math.round(used * 1000) / 1000,
      leftSeconds: dated ? null : Math.round((course.targetSeconds - used) * 1000) / 1000,
      dueAt: course.dueAt,
      newPolicy: before?.policyVersionId !== event.policyVersionId,
      newCalendar: before?.calendarVersionId !== event.calendarVersionId,
    };
    before = event;
    return [mark];
  });
}
