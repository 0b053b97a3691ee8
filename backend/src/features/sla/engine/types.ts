import type { Metric, Priority, Status } from "../../../contract/index.js";
import type { Calendar, Span } from "./calendar/calendar.js";

/** `escalation` counts like `resolution` and raises the level when it is used up. */
export type Target = Metric | "escalation";

/** What was promised. Never changed: a change of the policy is a new version, and tickets keep theirs. */
export interface PolicyVersion {
  readonly id: number;
  readonly policyName: string;
  readonly calendar: Calendar;
  /** Statuses that stop the resolution clock. */
  readonly pausing: readonly Status[];
  /** Share of the target after which the clock is at risk. */
  readonly warnPercent: number;
  /** Whole working seconds; a missing target is not promised. */
  readonly targets: Readonly<Record<Priority, Readonly<Partial<Record<Target, number>>>>>;
}

export type SlaEventType =
  | "applied"
  | "started"
  | "paused"
  | "resumed"
  | "met"
  | "warned"
  | "breached"
  | "retargeted"
  | "due_set"
  | "escalated"
  | "reopened"
  | "cancelled";

/** One line of the log that is the truth about a ticket's promises. */
export interface SlaEvent {
  readonly metric: Metric;
  /** Counts from 1; each reopening starts the next. */
  readonly cycle: number;
  readonly type: SlaEventType;
  /** When it happened; for a breach and a warning the deadline itself. */
  readonly at: Date;
  /** When it was written down. */
  readonly recordedAt: Date;
  /** With "applied", "retargeted" and "reopened". */
  readonly policyVersionId: number | null;
  readonly data: {
    /** With "applied", "retargeted" and "reopened". */
    readonly priority?: Priority;
    /** With "paused": what the ticket waits for. */
    readonly status?: Status;
    /** With "due_set": an ISO instant, or null to return to the policy's target. */
    readonly due_at?: string | null;
  };
}

export interface Pause extends Span {
  readonly reason: string;
}

/** What the log says about one promise: all instants derived, nothing stored beside it. */
export interface Clock {
  readonly metric: Metric;
  readonly cycle: number;
  readonly policyVersionId: number;
  readonly targetSeconds: number;
  readonly startedAt: Date;
  readonly pauses: readonly Pause[];
  readonly pausedAt: Date | null;
  /** Working seconds used when it was paused or stopped; 0 while it runs. */
  readonly usedSeconds: number;
  /** A date set by hand, in place of the target. */
  readonly dueSetTo: Date | null;
  /** The deadline; once missed it stays the missed one. Null while paused. */
  readonly dueAt: Date | null;
  /** Null once settled and while paused. */
  readonly warnAt: Date | null;
  /** Null once done, while paused, or where the policy has no such step. */
  readonly escalateAt: Date | null;
  /** The next instant at which the monitor has something to do. */
  readonly nextAt: Date | null;
  readonly warnedAt: Date | null;
  readonly escalatedAt: Date | null;
  readonly metAt: Date | null;
  readonly cancelledAt: Date | null;
  readonly breachedAt: Date | null;
  readonly detectedAt: Date | null;
}

export const isRunning = (clock: Clock): boolean => clock.metAt === null && clock.cancelledAt === null;
