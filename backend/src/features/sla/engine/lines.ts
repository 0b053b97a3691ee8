import type { Metric, Priority, Status } from "../../../contract/index.js";
import {
  isRunning,
  type Clock,
  type PolicyVersion,
  type Rulebook,
  type SlaEvent,
  type SlaEventType,
  type Target,
} from "./types.js";

/** What a promise is made under. */
export interface Terms {
  version: PolicyVersion;
  priority: Priority;
  calendars: CalendarChoice;
}

/** All as the ticket has them, all as they are now, or just one of them as it is now. */
export type CalendarChoice = "kept" | "newest" | { newestOf: number };

/** A line about a clock, under the terms it has. */
export function line(
  clock: Pick<Clock, "metric" | "cycle" | "policyVersionId" | "calendarVersionId">,
  type: SlaEventType,
  now: Date,
  rest: Partial<SlaEvent> = {},
): SlaEvent {
  return {
    metric: clock.metric,
    cycle: clock.cycle,
    type,
    at: now,
    recordedAt: now,
    policyVersionId: clock.policyVersionId,
    calendarVersionId: clock.calendarVersionId,
    step: "",
    data: {},
    ...rest,
  };
}

/** The terms of a ticket's promises, the next ones' too: of those that run, else of the last one that did. */
export function termsOf(events: readonly SlaEvent[], clocks: readonly Clock[], book: Rulebook): Terms | null {
  const running = clocks.findLast(isRunning);
  const last = events.at(-1);
  const latest = running ?? clocks.findLast(({ metric, cycle }) => metric === last?.metric && cycle === last.cycle);
  if (!latest || !last) return null;
  if (running)
    return { version: book.versionOf(running.policyVersionId), priority: running.priority, calendars: "kept" };
  // The line that ended a promise may name terms that have none like it.
  const priority = last.data.priority ?? latest.priority;
  return { version: book.versionOf(last.policyVersionId), priority, calendars: "kept" };
}

export const nextCycle = (clocks: readonly Clock[], metric: Metric): number =>
  (clocks.findLast((clock) => clock.metric === metric)?.cycle ?? 0) + 1;

export const targetOf = ({ version, priority }: Terms, metric: Metric): Target | null =>
  version.targets[priority][metric] ?? null;

/** Lines that bring a promise under terms; the others repeat what it had. */
const brings: ReadonlySet<SlaEventType> = new Set(["applied", "retargeted"]);

/** The version of the calendar that a target counts by: the ticket's own, or the newest where it has none or must not keep it. */
export function calendarVersionFor(
  target: Target | null,
  terms: Terms,
  events: readonly SlaEvent[],
  book: Rulebook,
): number {
  const own = target && target.kind !== "working" ? target.calendarId : null;
  const calendarId = own ?? terms.version.calendarId;
  const isKept =
    terms.calendars === "kept" || (terms.calendars !== "newest" && terms.calendars.newestOf !== calendarId);
  const kept = isKept
    ? events.findLast(
        ({ type, calendarVersionId }) => brings.has(type) && book.calendarIdOf(calendarVersionId) === calendarId,
      )
    : undefined;
  return kept?.calendarVersionId ?? book.newestOf(calendarId);
}

interface Beginning {
  now: Date;
  startedAt: Date;
  /** The ticket's, where it may begin paused. */
  status?: Status;
}

/** A promise begins; nothing where there is no target. */
export function startLines(
  metric: Metric,
  cycle: number,
  terms: Terms,
  events: readonly SlaEvent[],
  book: Rulebook,
  { now, startedAt, status }: Beginning,
): SlaEvent[] {
  const target = targetOf(terms, metric);
  if (!target) return [];
  const { version, priority } = terms;
  const calendarVersionId = calendarVersionFor(target, terms, events, book);
  const clock = { metric, cycle, policyVersionId: version.id, calendarVersionId };
  const paused = status !== undefined && pausesIn(version, metric, target, status);
  return [
    line(clock, "applied", now, { data: { priority } }),
    line(clock, "started", now, { at: startedAt }),
    ...(paused ? [line(clock, "paused", now, { data: { status } })] : []),
  ];
}

/** Whether a clock stands still in a status. The first response and dates by law never do. */
export const pausesIn = (version: PolicyVersion, metric: Metric, target: Target | null, status: Status): boolean =>
  metric !== "first_response" && (target === null || target.kind === "working") && version.pausing.includes(status);
