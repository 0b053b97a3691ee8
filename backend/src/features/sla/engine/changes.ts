import type { Priority, Status } from "../../../contract/index.js";
import { foldClocks } from "./fold-clocks.js";
import { isRunning, type Clock, type PolicyVersion, type SlaEvent, type SlaEventType } from "./types.js";

/** What happens to a ticket, as far as its promises are concerned. */
export type SlaChange =
  /** A person answered the customer in public. */
  | { kind: "replied" }
  /** `priority` is the present one: a reopened promise is made anew at it. */
  | { kind: "status"; to: Status; priority: Priority }
  | { kind: "priority"; to: Priority }
  /** A resolution date set by hand; null returns to the policy's target. */
  | { kind: "due"; to: Date | null }
  /** Withdrawn or hidden: nothing is promised any more. */
  | { kind: "dropped" };

/** The first lines of a ticket's log. */
export function beginPromises(version: PolicyVersion, priority: Priority, receivedAt: Date, now: Date): SlaEvent[] {
  const promised = (["first_response", "resolution"] as const).filter(
    (metric) => version.targets[priority][metric] !== undefined,
  );
  return promised.flatMap((metric): SlaEvent[] => {
    const line = { metric, cycle: 1, recordedAt: now };
    return [
      { ...line, type: "applied", at: now, policyVersionId: version.id, data: { priority } },
      { ...line, type: "started", at: receivedAt, policyVersionId: null, data: {} },
    ];
  });
}

/**
 * The lines a change adds to the log. A deadline that has gone by unnoticed is written down first: what happens
 * after it, even between two ticks of the monitor, cannot undo that it was missed.
 */
export function judgeChange(
  events: readonly SlaEvent[],
  versionOf: (id: number) => PolicyVersion,
  change: SlaChange,
  now: Date,
): SlaEvent[] {
  const clocks = foldClocks(events, versionOf);
  const missed = clocks
    .filter((clock) => isOverdue(clock, now))
    .map((clock) => line(clock, "breached", now, { at: clock.dueAt ?? now }));
  return [...missed, ...follow(clocks, versionOf, change, now)];
}

/** Done at the very instant it is due is in time. */
function isOverdue(clock: Clock, now: Date): boolean {
  return isRunning(clock) && !clock.breachedAt && clock.dueAt !== null && clock.dueAt < now;
}

function follow(
  clocks: readonly Clock[],
  versionOf: (id: number) => PolicyVersion,
  change: SlaChange,
  now: Date,
): SlaEvent[] {
  const running = clocks.filter(isRunning);
  const response = running.filter((clock) => clock.metric === "first_response");
  const resolution = running.filter((clock) => clock.metric === "resolution");
  switch (change.kind) {
    case "replied":
      return response.map((clock) => line(clock, "met", now));
    case "priority":
      return running.map((clock) =>
        line(clock, "retargeted", now, { policyVersionId: clock.policyVersionId, data: { priority: change.to } }),
      );
    case "due":
      return resolution.map((clock) =>
        line(clock, "due_set", now, { data: { due_at: change.to?.toISOString() ?? null } }),
      );
    case "dropped":
      return running.map((clock) => line(clock, "cancelled", now));
    case "status":
      if (change.to === "resolved") {
        return [
          ...response.map((clock) => line(clock, "cancelled", now)),
          ...resolution.map((clock) => line(clock, "met", now)),
        ];
      }
      if (change.to === "closed") return running.map((clock) => line(clock, "cancelled", now));
      return resolution.length > 0
        ? resolution.flatMap((clock) => pauseOrResume(clock, versionOf(clock.policyVersionId), change.to, now))
        : reopen(clocks, change.priority, now);
  }
}

function pauseOrResume(clock: Clock, version: PolicyVersion, to: Status, now: Date): SlaEvent[] {
  const pauses = version.pausing.includes(to);
  if (pauses && !clock.pausedAt) return [line(clock, "paused", now, { data: { status: to } })];
  if (!pauses && clock.pausedAt) return [line(clock, "resumed", now)];
  return [];
}

function reopen(clocks: readonly Clock[], priority: Priority, now: Date): SlaEvent[] {
  const last = clocks.findLast((clock) => clock.metric === "resolution");
  if (!last) return [];
  return [
    line({ ...last, cycle: last.cycle + 1 }, "reopened", now, {
      policyVersionId: last.policyVersionId,
      data: { priority },
    }),
  ];
}

function line(clock: Clock, type: SlaEventType, now: Date, rest: Partial<SlaEvent> = {}): SlaEvent {
  return {
    metric: clock.metric,
    cycle: clock.cycle,
    type,
    at: now,
    recordedAt: now,
    policyVersionId: null,
    data: {},
    ...rest,
  };
}
