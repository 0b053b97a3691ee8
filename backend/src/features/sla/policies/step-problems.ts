import type { SlaStepInput } from "../../../contract/index.js";
import { prioritiesInOrder, type ResolvedTargets } from "./definition.js";
import { isPromised } from "./target-problems.js";
import { refusal, type Standings } from "./standings.js";

const MOST_PERCENT = 1000;
/** As far as a target may be ahead. */
const LONGEST_SECONDS = 5 * 366 * 86_400;

/**
 * What keeps a step of the escalation chain from being saved, by field below it.
 * @param targets what the policy promises; null while that cannot be read, and so says nothing about the step.
 */
export function stepProblems(
  step: SlaStepInput,
  targets: ResolvedTargets | null,
  people: Standings,
  teams: Standings,
): Record<string, string> {
  const problems: Record<string, string> = { ...timeProblems(step, targets) };
  if (targets && !isPromised(targets, step.metric)) problems.metric = "The policy does not promise this";

  const persons = step.notify.filter((whom) => typeof whom === "number");
  const wrong = refusal(persons, people, {
    missing: "Choose active members of staff",
    archived: "Choose active members of staff",
  });
  if (wrong) problems.notify = wrong;
  else if (step.notify.length === 0 && !step.raise_priority && step.reassign === null)
    problems.notify = "A step tells somebody, raises the priority or hands the ticket on";

  if (step.reassign && step.reassign !== "supervisor") {
    const noTeam = refusal([step.reassign.team_id], teams, {
      missing: "There is no such team",
      archived: "This team is archived",
    });
    if (noTeam) problems["reassign.team_id"] = noTeam;
  }
  return problems;
}

function timeProblems(
  { metric, when, percent, seconds }: SlaStepInput,
  targets: ResolvedTargets | null,
): Record<string, string> {
  const given = prioritiesInOrder.filter((priority) => seconds?.[priority] != null);
  if (when === "percent") {
    if (percent === null || percent < 1 || percent > MOST_PERCENT) return { percent: `Use 1 to ${MOST_PERCENT}` };
    return given.length > 0 ? { seconds: "A share of the target takes no time of its own" } : {};
  }
  if (percent !== null) return { percent: "Only a step at a share of the target takes one" };
  if (given.length === 0) return { seconds: "Give a time for at least one priority" };
  const wrong = given.flatMap((priority) => {
    const problem = secondsProblem(seconds?.[priority] ?? 0);
    return problem ? [[`seconds.${priority}`, problem]] : [];
  });
  if (wrong.length > 0) return Object.fromEntries(wrong) as Record<string, string>;
  if (targets && isPromised(targets, metric) && !given.some((priority) => targets[priority][metric]))
    return { seconds: "Give a time for a priority that promises this" };
  return {};
}

function secondsProblem(seconds: number): string | null {
  if (seconds <= 0) return "Use a time above zero";
  return seconds > LONGEST_SECONDS ? "Use at most five years" : null;
}
