import { parseDuration, writeDuration } from "@redress/backend/contract/duration";
import type { Metric, Priority, SlaStepInput } from "@redress/backend/contract";
import { PRIORITIES } from "./target-values.js";

export type StepWhen = SlaStepInput["when"];
export const ROLES = ["assignee", "supervisor", "team", "admins"] as const;
export type Role = (typeof ROLES)[number];

/** A step of the escalation chain as the form holds it. */
export interface StepValues {
  /** Tells the rows apart while they are moved; nothing to the server. */
  key: number;
  metric: Metric;
  when: StepWhen;
  percent: string;
  /** One duration for all priorities, or one for each. */
  each: boolean;
  duration: string;
  /** An empty one: no step at that priority. */
  durations: Record<Priority, string>;
  roles: Role[];
  people: number[];
  raise_priority: boolean;
  /** "", "supervisor", or a team's id. */
  reassign: string;
  working_hours: boolean;
}

let lastKey = 0;
/** A key that no row had before. */
export function newKey(): number {
  lastKey += 1;
  return lastKey;
}

/** What the button "+ step" adds: the usual first one. */
export function newStep(): StepValues {
  return {
    key: newKey(),
    metric: "resolution",
    when: "percent",
    percent: "100",
    each: false,
    duration: "",
    durations: { critical: "", high: "", medium: "", low: "" },
    roles: ["supervisor"],
    people: [],
    raise_priority: false,
    reassign: "",
    working_hours: false,
  };
}

export function stepValues(step: SlaStepInput): StepValues {
  const seconds = PRIORITIES.map((priority) => step.seconds?.[priority] ?? null);
  const each = step.when !== "percent" && seconds.some((value) => value !== seconds[0]);
  const typed = (value: number | null | undefined) => (value == null ? "" : writeDuration(value));
  return {
    ...newStep(),
    metric: step.metric,
    when: step.when,
    percent: step.percent === null ? "" : String(step.percent),
    each,
    duration: each ? "" : typed(seconds[0]),
    durations: ofPriorities((priority) => (each ? typed(step.seconds?.[priority]) : "")),
    roles: ROLES.filter((role) => step.notify.includes(role)),
    people: step.notify.filter((told) => typeof told === "number"),
    raise_priority: step.raise_priority,
    reassign:
      step.reassign === null ? "" : step.reassign === "supervisor" ? "supervisor" : String(step.reassign.team_id),
    working_hours: step.working_hours,
  };
}

/** @param daySeconds what a "d" comes to: steps are kept in seconds. */
export function stepBody(step: StepValues, daySeconds: number): SlaStepInput {
  const byShare = step.when === "percent";
  const duration = (priority: Priority) =>
    parseDuration(step.each ? step.durations[priority] : step.duration, daySeconds);
  return {
    metric: step.metric,
    when: step.when,
    percent: byShare ? Number(step.percent) : null,
    seconds: byShare ? null : ofPriorities(duration),
    notify: [...step.roles, ...step.people],
    raise_priority: step.raise_priority,
    reassign:
      step.reassign === "" ? null : step.reassign === "supervisor" ? "supervisor" : { team_id: Number(step.reassign) },
    working_hours: step.working_hours,
  };
}

export function ofPriorities<Value>(value: (priority: Priority) => Value): Record<Priority, Value> {
  return Object.fromEntries(PRIORITIES.map((priority) => [priority, value(priority)])) as Record<Priority, Value>;
}
