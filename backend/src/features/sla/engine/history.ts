import type { Metric, Priority } from "../../../contract/index.js";
import type { Pause, SlaEvent } from "./types.js";

/** What the log says about one promise, before any due time is worked out. */
export interface Promised {
  readonly metric: Metric;
  readonly cycle: number;
  policyVersionId: number;
  priority: Priority;
  startedAt: Date | null;
  pauses: Pause[];
  dueSetTo: Date | null;
  warnedAt: Date | null;
  escalatedAt: Date | null;
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

function terms(event: SlaEvent): Pick<Promised, "policyVersionId" | "priority"> {
  const { policyVersionId, data } = event;
  if (policyVersionId === null || !data.priority)
    throw new Error(`"${event.type}" names no policy version or priority`);
  return { policyVersionId, priority: data.priority };
}

function applied(event: SlaEvent): Promised {
  return {
    metric: event.metric,
    cycle: event.cycle,
    ...terms(event),
    startedAt: null,
    pauses: [],
    dueSetTo: null,
    warnedAt: null,
    escalatedAt: null,
    metAt: null,
    cancelledAt: null,
    breachedAt: null,
    detectedAt: null,
  };
}

/**
 * The next cycle takes up where the last one stopped: what was used stays used, the time in between counts as a
 * pause, and what has been missed, warned of or escalated is not so a second time. A date set by hand that has gone
 * by meanwhile gives way to the policy's target.
 */
function reopened(last: Promised, event: SlaEvent): Promised {
  const stoppedAt = last.metAt ?? last.cancelledAt;
  if (!stoppedAt) throw new Error(`The ${event.metric} clock was reopened while it ran`);
  return {
    ...last,
    ...terms(event),
    cycle: event.cycle,
    pauses: [...last.pauses, { from: stoppedAt, to: event.at, reason: "resolved" }],
    dueSetTo: last.dueSetTo && last.dueSetTo > event.at ? last.dueSetTo : null,
    metAt: null,
    cancelledAt: null,
  };
}

function follow(promise: Promised, event: SlaEvent): void {
  switch (event.type) {
    case "started":
      promise.startedAt = event.at;
      return;
    case "paused":
      // Waiting for the customer, then for somebody else, is one pause.
      if (promise.pauses.at(-1)?.to !== null)
        promise.pauses.push({ from: event.at, to: null, reason: event.data.status ?? "paused" });
      return;
    case "resumed":
      endPause(promise, event.at);
      return;
    case "met":
      endPause(promise, event.at);
      promise.metAt = event.at;
      return;
    case "cancelled":
      endPause(promise, event.at);
      promise.cancelledAt = event.at;
      return;
    case "warned":
      promise.warnedAt = event.at;
      return;
    case "breached":
      promise.breachedAt = event.at;
      promise.detectedAt = event.recordedAt;
      return;
    case "escalated":
      promise.escalatedAt = event.at;
      return;
    case "retargeted":
      Object.assign(promise, terms(event));
      return;
    case "due_set":
      promise.dueSetTo = event.data.due_at ? new Date(event.data.due_at) : null;
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
