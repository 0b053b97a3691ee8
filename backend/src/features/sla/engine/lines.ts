import type { Metric, Priority, Status } from "../../../contract/index.js";
import type { Clock, PolicyVersion, Rulebook, SlaEvent, SlaEventType, Target } from "./types.js";

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

/** The terms of the ticket's latest promise: those of the next ones too. */
export function termsOf(clocks: readonly Clock[], book: Rulebook): Terms | null {
  const latest = clocks.findLast((clock) => clock.metric === "resolution") ?? clocks.at(-1);
  return latest
    ? { version: book.versionOf(latest.policyVersionId), priority: latest.priority, calendars: "kept" }
    : null;
}

export const targetOf = ({ version, priority }: Terms, metric: Metric): Target | null =>
  version.targets[priority][metric] ?? null;

/** The version of the calendar that a target counts by: the ticket's own, or the newest where it has none or must not keep it. */
export function calendarVersionFor(target: Target, terms: Terms, events: readonly SlaEvent[], book: Rulebook): number {
  const calendarId = (target.kind === "working" ? null : target.calendarId) ?? terms.version.calendarId;
  const isKept =
    terms.calendars === "kept" || (terms.calendars !== "newest" && terms.calendars.newestOf !== calendarId);
  const own = isKept
    ? events.findLast((event) => book.calendarIdOf(event.calendarVersionId) === calendarId)
    : undefined;
  return own?.calendarVersionId ?? book.newestOf(calendarId);
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
export const pausesIn = (version: PolicyVersion, metric: Metric, target: Target, status: Status): boolean =>
  metric !== "first_response" && target.kind === "working" && version.pausing.includes(status);
