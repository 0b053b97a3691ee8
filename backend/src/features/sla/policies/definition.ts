import type { Metric, Priority, SlaConditions, SlaStepInput, SlaTargetInput, Status } from "../../../contract/index.js";

/** The most urgent first, as they are shown and judged. */
export const prioritiesInOrder = ["critical", "high", "medium", "low"] as const satisfies readonly Priority[];

/** A target as it is saved and counted. */
export type ResolvedTarget =
  | {
      kind: "working";
      /** Working seconds, above zero. */
      seconds: number;
      /** As somebody typed it, such as "2d"; what a day meant then is in `seconds`. */
      typed: string;
    }
  | {
      kind: Exclude<SlaTargetInput["kind"], "working">;
      /** Of days or weeks by law. */
      amount: number;
      /** By how many more it may be extended, once. */
      extension: number | null;
      /** The jurisdiction's; null: the policy's. */
      calendarId: number | null;
    };

/** Per priority and metric; null: not promised. */
export type ResolvedTargets = Record<Priority, Record<Metric, ResolvedTarget | null>>;

/** What a policy promises, to whom and how: what a version of it holds. Conditions and steps have the wire's shape, as stored. */
export interface SlaDefinition {
  conditions: SlaConditions;
  calendarId: number;
  targets: ResolvedTargets;
  pausing: Status[];
  /** Ascending, each once. */
  warnPercents: number[];
  reopening: "keep" | "resume" | "restart";
  /** "2026-12-31" in the calendar's zone; both days included. */
  validFrom: string | null;
  validUntil: string | null;
  /** Level 1 first. */
  steps: SlaStepInput[];
}

/** A draft that could be saved as it is. */
export interface ResolvedDraft extends SlaDefinition {
  name: string;
}

export const noTargets = (): ResolvedTargets => {
  const none = () => ({ first_response: null, next_response: null, update: null, resolution: null });
  return { critical: none(), high: none(), medium: none(), low: none() };
};

/** Calendars that targets by law name. */
export const jurisdictionsOf = (targets: ResolvedTargets): number[] =>
  Object.values(targets).flatMap((row) =>
    Object.values(row).flatMap((target) =>
      target && target.kind !== "working" && target.calendarId !== null ? [target.calendarId] : [],
    ),
  );
