import { alwaysOpen } from "./calendar/always-open.js";
import type { Calendar, Span } from "./calendar/calendar.js";
import type { CalendarTerm, Promised } from "./history.js";
import { inTurn } from "./in-turn.js";
import { statutoryDue } from "./statutory.js";
import type { PolicyVersion, Rulebook } from "./types.js";

/** How a promise's time is counted, and how far it reaches: what due time, warnings and steps are found by. */
export interface Course {
  readonly version: PolicyVersion;
  readonly calendar: Calendar;
  /** Steps that wait for working hours wait for its opening. */
  readonly hours: Calendar;
  readonly statutory: boolean;
  readonly start: Date;
  readonly pauses: readonly Span[];
  /** Seconds by its calendar from the start to the due time. */
  readonly targetSeconds: number;
  /** Null while the clock stands still. */
  readonly dueAt: Date | null;
  /** When so much of the promise's time is used, counted from its start; null: never, while it stands still. */
  after(seconds: number): Date | null;
}

/** @throws Error when the log promises what the policy does not. */
export function courseOf(promised: Promised, book: Rulebook): Course {
  const { metric, startedAt, dueSetTo, priority } = promised;
  const version = book.versionOf(promised.policyVersionId);
  const target = version.targets[priority][metric];
  if (!startedAt) throw new Error(`The ${metric} clock has no start`);
  const hours = book.calendarOf(promised.calendarVersionId);
  const counted = countingCalendar(promised.calendars, book);
  const base = { version, hours, start: startedAt };
  if (dueSetTo) {
    // Under a policy that promises none it still holds.
    const byDays = target !== undefined && target.kind !== "working";
    return byHand({ ...base, calendar: byDays ? roundTheClock(hours) : counted }, byDays, dueSetTo);
  }
  if (!target) throw new Error(`The ${metric} clock has no target`);
  return target.kind === "working"
    ? byWorkingTime({ ...base, calendar: counted }, target.seconds, promised.pauses)
    : byLaw(
        { ...base, calendar: roundTheClock(hours) },
        statutoryDue(target, startedAt, promised.extended !== null, hours),
      );
}

/** What a promise's time counts by: its calendars in turn. */
export const countingCalendar = (terms: readonly CalendarTerm[], book: Rulebook): Calendar =>
  inTurn(terms.map(({ from, calendarVersionId }) => ({ from, calendar: book.calendarOf(calendarVersionId) })));

type Base = Pick<Course, "version" | "calendar" | "hours" | "start">;

const roundTheClock = ({ name, timeZone }: Calendar) => alwaysOpen(name, timeZone);

function byWorkingTime(base: Base, targetSeconds: number, pauses: readonly Span[]): Course {
  const after = (seconds: number) => base.calendar.addWorkingSeconds(base.start, Math.max(0, seconds), pauses);
  return { ...base, statutory: false, pauses, targetSeconds, dueAt: after(targetSeconds), after };
}

function byLaw(base: Base, dueAt: Date): Course {
  const after = (seconds: number) => new Date(Math.max(0, seconds) * 1000 + base.start.getTime());
  return { ...base, statutory: true, pauses: [], targetSeconds: secondsBetween(base.start, dueAt), dueAt, after };
}

/**
 * A date set by hand is a date: it stands still for no pause, so that it cannot go by unnoticed during one. Shares of it are
 * those of the time that leads to it.
 */
function byHand(base: Base, statutory: boolean, dueAt: Date): Course {
  const targetSeconds = base.calendar.workingSecondsBetween(base.start, dueAt);
  const after = (seconds: number) => {
    const beyond = seconds - targetSeconds;
    if (beyond === 0) return dueAt;
    const [from, rest] = beyond > 0 ? [dueAt, beyond] : [base.start, Math.max(0, seconds)];
    return base.calendar.addWorkingSeconds(from, rest);
  };
  return { ...base, statutory, pauses: [], targetSeconds, dueAt, after };
}

const secondsBetween = (from: Date, to: Date) => Math.max(0, (to.getTime() - from.getTime()) / 1000);
