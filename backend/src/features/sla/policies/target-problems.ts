import { metrics, type Metric } from "../../../contract/index.js";
import { prioritiesInOrder, type ResolvedTarget, type ResolvedTargets } from "./definition.js";

/** What targets do to each other, by field: a first response after the resolution, or a policy that promises nothing. */
export function targetsTogether(targets: ResolvedTargets, calendarId: number): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const priority of prioritiesInOrder) {
    const { first_response: response, resolution } = targets[priority];
    if (response && resolution && isLater(response, resolution, calendarId))
      problems[`targets.${priority}.first_response`] = "The first response is due before the resolution";
  }
  if (!metrics.some((metric) => isPromised(targets, metric))) problems.targets = "Promise at least one thing";
  return problems;
}

/** Does any priority have a target of the metric? */
export const isPromised = (targets: ResolvedTargets, metric: Metric): boolean =>
  prioritiesInOrder.some((priority) => targets[priority][metric] !== null);

/** Only like can be compared with like: which of "2 business days" and "20 working hours" is later, no two tickets agree on. */
function isLater(one: ResolvedTarget, other: ResolvedTarget, calendarId: number): boolean {
  if (one.kind === "working" || other.kind === "working")
    return one.kind === "working" && other.kind === "working" && one.seconds > other.seconds;
  if ((one.calendarId ?? calendarId) !== (other.calendarId ?? calendarId)) return false;
  if ((one.kind === "business_days") !== (other.kind === "business_days")) return false;
  return daysOf(one) > daysOf(other);
}

const daysOf = ({ kind, amount }: Exclude<ResolvedTarget, { kind: "working" }>): number =>
  kind === "calendar_weeks" ? amount * 7 : amount;
