import { parseDuration } from "@redress/backend/contract/duration";
import type { SummaryError } from "../../../components/ui/error-summary.js";
import { t } from "../../../lib/i18n.js";
import type { PolicyValues } from "./policy-values.js";
import type { StepValues } from "./step-values.js";
import { isPromised, METRICS, PRIORITIES, type TargetValues } from "./target-values.js";

/**
 * What cannot be sent as it stands. Whether it makes sense (a target of nothing, a reply later than the resolution) is
 * for the server to say.
 */
export function problemsOf(values: PolicyValues, daySeconds: number): SummaryError[] {
  const problems: SummaryError[] = [];
  const say = (field: string, message: string | null) => {
    if (message !== null) problems.push({ field, message });
  };
  if (values.name.trim() === "") say("name", t("sla_policies.name.missing"));
  for (const { name, values: chosen } of values.conditions)
    if (chosen.length === 0) say(`conditions.${name}`, t("sla_policies.condition.empty"));
  if (values.calendar_id === "") say("calendar_id", t("sla_policies.calendar.missing"));
  for (const priority of PRIORITIES)
    for (const metric of METRICS)
      say(`targets.${priority}.${metric}`, targetProblem(values.targets[priority][metric], daySeconds));
  for (const step of values.steps)
    for (const [part, message] of stepProblems(step, daySeconds)) say(`steps.${step.key}.${part}`, message);
  return problems;
}

export function targetProblem(target: TargetValues, daySeconds: number): string | null {
  if (!isPromised(target)) return null;
  if (target.kind === "working")
    return parseDuration(target.duration, daySeconds) === null ? t("ui.duration.wrong") : null;
  if (!isWhole(target.amount)) return t("sla_policies.law.amount.wrong");
  return target.extension.trim() === "" || isWhole(target.extension) ? null : t("sla_policies.law.extension.wrong");
}

/** Each part of a step with what is wrong with it. */
export function stepProblems(step: StepValues, daySeconds: number): [part: string, message: string][] {
  if (step.when === "percent") return isWhole(step.percent) ? [] : [["percent", t("sla_policies.step.percent.wrong")]];
  const isTime = (text: string) => parseDuration(text, daySeconds) !== null;
  if (!step.each) return isTime(step.duration) ? [] : [["seconds", t("ui.duration.wrong")]];
  return PRIORITIES.filter(
    (priority) => step.durations[priority].trim() !== "" && !isTime(step.durations[priority]),
  ).map((priority) => [`seconds.${priority}`, t("ui.duration.wrong")]);
}

const isWhole = (text: string): boolean => /^\d{1,6}$/.test(text.trim());

/**
 * The place in the form where a server's complaint belongs: of a target its cell, of a step (whose number changes
 * with its place) the row by its key.
 *
 * @returns undefined for what concerns the whole.
 */
export function placeOf(field: string, values: PolicyValues): string | undefined {
  const [part = "", second, third, fourth] = field.split(".");
  switch (part) {
    case "targets":
      return second && third ? `targets.${second}.${third}` : "targets";
    case "steps":
      return second === undefined ? "steps" : stepPlace(values.steps[Number(second)], third, fourth);
    case "conditions":
      return values.conditions.some(({ name }) => name === second) ? `conditions.${second}` : "conditions";
    default:
      return Object.hasOwn(values, part) ? part : undefined;
  }
}

function stepPlace(step: StepValues | undefined, part: string | undefined, priority: string | undefined): string {
  if (!step) return "steps";
  if (part === "seconds") return `steps.${step.key}.seconds${step.each ? `.${priority ?? "critical"}` : ""}`;
  return part === undefined ? `steps.${step.key}` : `steps.${step.key}.${part}`;
}
