import { parseDuration } from "@redress/backend/contract/duration";
import type { Priority, SlaFactsInput, SlaPolicyDraft, TicketChannel } from "@redress/backend/contract";
import { dayOf } from "../../../lib/format.js";
import type { ConditionValues } from "./condition-values.js";
import { stepProblems, targetProblem } from "./policy-problems.js";
import { draftOf, type PolicyValues } from "./policy-values.js";
import { eachTarget, isPromised, METRICS, PRIORITIES, targetsValues, type TargetValues } from "./target-values.js";

/** What the complaint of the preview is like; "" where it has none. */
export interface PreviewFacts {
  priority: string;
  category_ids: string;
  department_ids: string;
  organization_ids: string;
  customer_group_ids: string;
  tag_ids: string;
  channels: string;
  languages: string;
}
export type FactName = Exclude<keyof PreviewFacts, "priority">;

/** A complaint that the conditions fit, so that the preview begins with something to see. */
export function fittingFacts(conditions: readonly ConditionValues[]): PreviewFacts {
  const first = (name: string) => conditions.find((row) => row.name === name)?.values[0] ?? "";
  return {
    priority: first("priorities") || "medium",
    category_ids: first("category_ids"),
    department_ids: first("department_ids"),
    organization_ids: first("organization_ids"),
    customer_group_ids: first("customer_group_ids"),
    tag_ids: first("tag_ids"),
    channels: first("channels") || "web",
    languages: first("languages"),
  };
}

export function factsBody(facts: PreviewFacts): SlaFactsInput {
  const id = (text: string) => (text === "" ? null : Number(text));
  const ids = (text: string) => (text === "" ? [] : [Number(text)]);
  return {
    priority: facts.priority as Priority,
    category_id: id(facts.category_ids),
    department_id: id(facts.department_ids),
    organization_id: id(facts.organization_ids),
    customer_group_ids: ids(facts.customer_group_ids),
    tag_ids: ids(facts.tag_ids),
    channel: facts.channels as TicketChannel,
    language: facts.languages || null,
  };
}

/**
 * The draft as far as it is filled in: what cannot be calculated yet is left out, and told on Save.
 *
 * @returns null while there is nothing to calculate.
 */
export function previewDraft(values: PolicyValues, daySeconds: number): SlaPolicyDraft | null {
  const nothing = targetsValues(null);
  const targets = eachTarget((priority, metric) =>
    canBeCalculated(values.targets[priority][metric], daySeconds)
      ? values.targets[priority][metric]
      : nothing[priority][metric],
  );
  const isEmpty = PRIORITIES.every((priority) => METRICS.every((metric) => !isPromised(targets[priority][metric])));
  if (values.calendar_id === "" || isEmpty) return null;
  const steps = values.steps.filter((step) => stepProblems(step, daySeconds).length === 0);
  return draftOf({ ...values, name: values.name.trim() || "–", targets, steps }, daySeconds);
}

function canBeCalculated(target: TargetValues, daySeconds: number): boolean {
  if (!isPromised(target) || targetProblem(target, daySeconds) !== null) return false;
  return target.kind === "working" ? parseDuration(target.duration, daySeconds) !== 0 : Number(target.amount) > 0;
}

/** The next Friday, ten minutes before five, "2026-07-10T16:50": where weekends and closing times show. */
export function fridayAfternoon(now: number, timeZone: string): string {
  const FRIDAY = 5;
  const day = new Date(`${dayOf(now, timeZone)}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() + ((FRIDAY - day.getUTCDay() + 7) % 7));
  return `${day.toISOString().slice(0, 10)}T16:50`;
}
