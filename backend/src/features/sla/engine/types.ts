import type { Metric, Priority, SlaConditions, SlaStepInput, Status } from "../../../contract/index.js";
import type { Calendar, Span } from "./calendar/calendar.js";

/** Working time, or days by law. */
export type Target =
  | { readonly kind: "working"; readonly seconds: number }
  | {
      readonly kind: "business_days" | "calendar_days" | "calendar_weeks";
      readonly amount: number;
      /** By how many more it may be extended, once; null: not at all. */
      readonly extension: number | null;
      /** The jurisdiction's; null: the policy's. */
      readonly calendarId: number | null;
    };

/** A step of the escalation chain, as the contract has it: the first is level 1. */
export type EscalationStep = SlaStepInput;

/** What was promised. Never changed: a change of the policy is a new version, and tickets keep theirs. */
export interface PolicyVersion {
  readonly id: number;
  readonly policyId: number;
  readonly policyName: string;
  readonly version: number;
  readonly isDefault: boolean;
  readonly conditions: SlaConditions;
  readonly calendarId: number;
  /** Statuses that stop the clocks of working time, but for the first response. */
  readonly pausing: readonly Status[];
  /** Shares of the target after which somebody is warned, ascending. */
  readonly warnPercents: readonly number[];
  readonly reopening: "keep" | "resume" | "restart";
  /** Days of the calendar's zone, both included; null: open. */
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  /** A missing target is not promised. */
  readonly targets: Readonly<Record<Priority, Readonly<Partial<Record<Metric, Target>>>>>;
  readonly steps: readonly EscalationStep[];
}

/** What ids in a ticket's log stand for. All of it is immutable, so a due time is a function of the log and this. */
export interface Rulebook {
  /** @throws Error when there is none. */
  versionOf(id: number): PolicyVersion;
  /** @throws Error when there is none. */
  calendarOf(versionId: number): Calendar;
  /** The calendar that a version is of. */
  calendarIdOf(versionId: number): number;
  /** The newest version of a calendar: what is promised from now on counts by it. */
  newestOf(calendarId: number): number;
}

export const slaEventTypes = [
  "applied",
  "started",
  "paused",
  "resumed",
  "met",
  "warned",
  "breached",
  "retargeted",
  "due_set",
  "extended",
  "escalated",
  "reopened",
  "cancelled",
  "restored",
] as const;
export type SlaEventType = (typeof slaEventTypes)[number];

/** One line of the log that is the truth about a ticket's promises. */
export interface SlaEvent {
  readonly metric: Metric;
  /** Counts from 1; each reopening starts the next. */
  readonly cycle: number;
  readonly type: SlaEventType;
  /** When it happened; for a breach, a warning and a step the instant it was due. */
  readonly at: Date;
  /** When it was written down. */
  readonly recordedAt: Date;
  /** The terms it counts by from this line on. */
  readonly policyVersionId: number;
  readonly calendarVersionId: number;
  /** With "warned" the percentage; with "escalated" the level, or "breach". */
  readonly step: string;
  readonly data: {
    /** With "applied", "retargeted", "reopened", and "cancelled" where terms that promise none ended it. */
    readonly priority?: Priority;
    /** With "paused": what the ticket waits for. */
    readonly status?: Status;
    /** With "due_set": an ISO instant, or null to return to the policy's target. */
    readonly due_at?: string | null;
    /** With "extended". */
    readonly reason?: string;
    readonly from_due_at?: string | null;
    /** With "reopened": whether what was left is resumed or it begins anew. */
    readonly mode?: "resume" | "restart";
    /** With "cancelled": the ticket was merged into another, which keeps what was still due. */
    readonly merged?: true;
    /** With "cancelled": the messages that waited for it began a ticket of their own, which keeps what was still due. */
    readonly split?: true;
  };
}

export interface Pause extends Span {
  readonly reason: string;
}

/** Something the monitor will have to do. */
export interface PendingStep {
  readonly type: "warned" | "breached" | "escalated";
  readonly step: string;
  /** From when on. A breach is one only after its instant: a millisecond later. */
  readonly at: Date;
}

/** What the log says about one promise: all instants derived, nothing stored beside it. */
export interface Clock {
  readonly metric: Metric;
  readonly cycle: number;
  readonly policyVersionId: number;
  readonly calendarVersionId: number;
  readonly priority: Priority;
  /** Working seconds; of a date by law the seconds from the start to it. */
  readonly targetSeconds: number;
  /** A date by law: it stands for no pause, and counts by days. */
  readonly statutory: boolean;
  readonly startedAt: Date;
  readonly pauses: readonly Pause[];
  readonly pausedAt: Date | null;
  /** Working seconds used when it was paused or stopped; 0 while it runs. */
  readonly usedSeconds: number;
  /** A date set by hand, in place of the target. */
  readonly dueSetTo: Date | null;
  readonly extended: { at: Date; reason: string; fromDueAt: Date | null } | null;
  /** The deadline; once missed it stays the missed one. Null while paused. */
  readonly dueAt: Date | null;
  /** The first warning. Null once settled and while paused. */
  readonly warnAt: Date | null;
  /** Earliest first; empty once settled. */
  readonly pending: readonly PendingStep[];
  readonly metAt: Date | null;
  readonly cancelledAt: Date | null;
  readonly breachedAt: Date | null;
  readonly detectedAt: Date | null;
}

export const isRunning = (clock: Pick<Clock, "metAt" | "cancelledAt">): boolean =>
  clock.metAt === null && clock.cancelledAt === null;

/** Is the ticket being worked on? Nothing is promised about one that is not. */
export const isOpen = (status: Status): boolean => status !== "resolved" && status !== "closed";
