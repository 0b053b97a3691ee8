import type { Metric, Priority } from "../../../contract/index.js";
import type { Pause, SlaEvent } from "./types.js";

/** Since when a promise counts by which calendar. */
export interface CalendarTerm {
  readonly from: Date;
  readonly calendarVersionId: number;
}

/** What the log says about one promise, before any due time is worked out. */
export interface Promised {
  readonly metric: Metric;
  readonly cycle: number;
  policyVersionId: number;
  calendarVersionId: number;
  priority: Priority;
  startedAt: Date | null;
  /** In order; what was counted by an earlier calendar stays counted. */
  calendars: CalendarTerm[];
  pauses: Pause[];
  /** As they were before it was cancelled. */
  cancelledPauses: Pause[] | null;
  dueSetTo: Date | null;
  extended: { at: Date; reason: string; fromDueAt: Date | null } | null;
  /** Percentages that have been warned of, and steps of the chain that were taken. */
  warned: string[];
  escalated: string[];
  metAt: Date | null;
  cancelledAt: Date | null;
  breachedAt: Date | null;
  detectedAt: Date | null;
}

/** Reads a ticket's log, oldest line first, into its promises. @throws Error when the log contradicts itself. */
export function readHistory(events: readonly SlaEvent[]): Promised[] {
  const promises: Promised[] = [];
  for (const event of events) {
    const latest = promises.findLast((promise) => promise.metric === event.metric);
    if (event.type === "applied") promises.push(applied(event));
    else if (!latest) throw new Error(`The ${event.metric} clock was ${event.type} before it was applied`);
    else if (event.type === "reopened") promises.push(reopened(latest, event));
    else follow(latest, event);
  }
  return promises;
}

function priorityOf(event: SlaEvent): Priority {
  if (!event.data.priority) throw new Error(`"${event.type}" names no priority`);
  return event.data.priority;
}

function applied(event: SlaEvent): Promised {
  const { metric, cycle, policyVersionId, calendarVersionId } = event;
  return {
    metric,
    cycle,
    policyVersionId,
    calendarVersionId,
    priority: priorityOf(event),
    startedAt: null,
    calendars: [],
    pauses: [],
    cancelledPauses: null,
    dueSetTo: null,
    extended: null,
    warned: [],
    escalated: [],
    metAt: null,
    cancelledAt: null,
    breachedAt: null,
    detectedAt: null,
  };
}

/**
 * The next cycle takes up where the last one stopped: what was used stays used, the time in between counts as a
 * pause, and what has been missed, warned of or escalated is not so a second time. A date set by hand that has gone
 * by meanwhile gives way to the policy's target. A restart begins as if nothing had been before.
 */
function reopened(last: Promised, event: SlaEvent): Promised {
  const stoppedAt = last.metAt ?? last.cancelledAt;
  if (!stoppedAt) throw new Error(`The ${event.metric} clock was reopened while it ran`);
  if (event.data.mode === "restart") return started(applied(event), event);
  const resumed: Promised = {
    ...last,
    policyVersionId: event.policyVersionId,
    priority: priorityOf(event),
    cycle: event.cycle,
    pauses: [...last.pauses, { from: stoppedAt, to: event.at, reason: "resolved" }],
    dueSetTo: last.dueSetTo && last.dueSetTo > event.at ? last.dueSetTo : null,
    metAt: null,
    cancelledAt: null,
  };
  return countBy(resumed, event);
}

function started(promise: Promised, event: SlaEvent): Promised {
  promise.startedAt = event.at;
  promise.calendars = [{ from: event.at, calendarVersionId: promise.calendarVersionId }];
  return promise;
}

/**
 * From this line on time counts by the line's calendar; what was counted before stays. Where the clock was set back meanwhile
 * it takes over where the one before did, so that no time counts twice.
 */
function countBy(promise: Promised, { at, calendarVersionId }: SlaEvent): Promised {
  if (promise.calendarVersionId === calendarVersionId) return promise;
  promise.calendarVersionId = calendarVersionId;
  const before = promise.calendars.at(-1)?.from;
  promise.calendars = [...promise.calendars, { from: before && before > at ? before : at, calendarVersionId }];
  return promise;
}

function follow(promise: Promised, event: SlaEvent): void {
  switch (event.type) {
    case "started":
      started(promise, event);
      return;
    case "paused":
      // Waiting for the customer, then for somebody else, is one pause.
      if (promise.pauses.at(-1)?.to !== null)
        promise.pauses = [...promise.pauses, { from: event.at, to: null, reason: event.data.status ?? "paused" }];
      return;
    case "resumed":
      endPause(promise, event.at);
      return;
    case "met":
      endPause(promise, event.at);
      promise.metAt = event.at;
      return;
    case "cancelled":
      promise.cancelledPauses = promise.pauses;
      endPause(promise, event.at);
      promise.cancelledAt = event.at;
      return;
    case "restored":
      // As if it had never ended: what stood still stands still.
      promise.pauses = promise.cancelledPauses ?? promise.pauses;
      promise.cancelledAt = null;
      return;
    case "warned":
      promise.warned = [...promise.warned, event.step];
      return;
    case "breached":
      promise.breachedAt = event.at;
      promise.detectedAt = event.recordedAt;
      return;
    case "escalated":
      promise.escalated = [...promise.escalated, event.step];
      return;
    case "retargeted":
      promise.policyVersionId = event.policyVersionId;
      promise.priority = priorityOf(event);
      countBy(promise, event);
      return;
    case "due_set":
      promise.dueSetTo = event.data.due_at ? new Date(event.data.due_at) : null;
      return;
    case "extended":
      promise.extended = {
        at: event.at,
        reason: event.data.reason ?? "",
        fromDueAt: event.data.from_due_at ? new Date(event.data.from_due_at) : null,
      };
      return;
    case "applied":
    case "reopened":
      throw new Error(`"${event.type}" begins a clock`);
  }
}

function endPause(promise: Promised, at: Date): void {
  const last = promise.pauses.at(-1);
  if (last?.to === null) promise.pauses = [...promise.pauses.slice(0, -1), { ...last, to: at }];
}
