import type { SlaPolicyDetail, SlaPolicyDraft, Status } from "@redress/backend/contract";
import { conditionsBody, conditionValues, type ConditionValues } from "./condition-values.js";
import { stepBody, stepValues, type StepValues } from "./step-values.js";
import { targetsBody, targetsValues, type TargetsValues } from "./target-values.js";

export type Reopening = SlaPolicyDraft["reopening"];

/** A policy as the form holds it. */
export interface PolicyValues {
  name: string;
  is_on: boolean;
  conditions: ConditionValues[];
  /** "" while none is chosen. */
  calendar_id: string;
  targets: TargetsValues;
  pausing: Status[];
  warn_percents: number[];
  reopening: Reopening;
  /** "" is open. */
  valid_from: string;
  valid_until: string;
  steps: StepValues[];
}

/** @param calendarId what a new policy begins with: the only calendar, or none. */
export function newPolicy(calendarId: number | null): PolicyValues {
  return {
    name: "",
    is_on: true,
    conditions: [],
    calendar_id: calendarId === null ? "" : String(calendarId),
    targets: targetsValues(null),
    pausing: ["pending", "on_hold"],
    warn_percents: [75],
    reopening: "resume",
    valid_from: "",
    valid_until: "",
    steps: [],
  };
}

export function valuesOf(policy: SlaPolicyDetail): PolicyValues {
  return {
    name: policy.name,
    is_on: policy.is_on,
    conditions: conditionValues(policy.conditions),
    calendar_id: String(policy.calendar.id),
    targets: targetsValues(policy.targets),
    pausing: policy.pausing,
    warn_percents: policy.warn_percents,
    reopening: policy.reopening,
    valid_from: policy.valid_from ?? "",
    valid_until: policy.valid_until ?? "",
    steps: policy.steps.map(stepValues),
  };
}

/** @param daySeconds of the chosen calendar, for the durations of steps. */
export function draftOf(values: PolicyValues, daySeconds: number): SlaPolicyDraft {
  return {
    name: values.name.trim(),
    conditions: conditionsBody(values.conditions),
    calendar_id: Number(values.calendar_id),
    targets: targetsBody(values.targets),
    pausing: values.pausing,
    warn_percents: [...values.warn_percents].sort((a, b) => a - b),
    reopening: values.reopening,
    valid_from: values.valid_from || null,
    valid_until: values.valid_until || null,
    steps: values.steps.map((step) => stepBody(step, daySeconds)),
    is_on: values.is_on,
    is_default: false,
  };
}

/** The parts that differ, by what they say: the keys of rows are nobody's business. */
export function changedParts(values: PolicyValues, begun: PolicyValues): (keyof PolicyValues)[] {
  const said = (part: unknown) => JSON.stringify(part, (name, value: unknown) => (name === "key" ? undefined : value));
  return (Object.keys(values) as (keyof PolicyValues)[]).filter((part) => said(values[part]) !== said(begun[part]));
}

/** Theirs, but for the parts that were changed here: what was typed stays. */
export function mergeValues(values: PolicyValues, begun: PolicyValues, theirs: PolicyValues): PolicyValues {
  const kept = changedParts(values, begun).map((part) => [part, values[part]] as const);
  return { ...theirs, ...(Object.fromEntries(kept) as Partial<PolicyValues>) };
}
