import { parseDuration } from "../../../contract/duration.js";
import { metrics, type Priority, type SlaTargetInput, type SlaTargetsInput } from "../../../contract/index.js";
import type { ResolvedTarget, ResolvedTargets } from "./definition.js";

/** Nobody promises further ahead in working time than five years. */
const LONGEST_SECONDS = 5 * 366 * 86_400;

const MOST_DAYS = 3650;

export interface ReadTargets {
  /** What could be read; null where nothing is promised, or nothing readable. */
  targets: ResolvedTargets;
  /** Field below the policy -> what is wrong there. */
  problems: Record<string, string>;
}

/**
 * Targets as they were typed, in seconds.
 *
 * @param daySeconds what "1d" is, see `daySeconds` of the calendar; null where there is no calendar to ask, which is its
 *   own field's problem: durations are then judged by a day of 24 hours.
 */
export function readTargets(input: SlaTargetsInput, daySeconds: number | null): ReadTargets {
  const problems: Record<string, string> = {};
  const of = (priority: Priority) =>
    Object.fromEntries(
      metrics.map((metric) => {
        const wrong = (field: string, message: string) =>
          void (problems[`targets.${priority}.${metric}.${field}`] ??= message);
        const target = input[priority][metric];
        if (target && target.kind !== "working" && metric !== "first_response" && metric !== "resolution")
          wrong("kind", "Days by law are for the first response and the resolution");
        return [metric, target && readTarget(target, daySeconds ?? 86_400, wrong)];
      }),
    ) as ResolvedTargets["low"];
  const targets = { critical: of("critical"), high: of("high"), medium: of("medium"), low: of("low") };
  return { targets, problems };
}

function readTarget(
  target: SlaTargetInput,
  daySeconds: number,
  wrong: (field: string, message: string) => void,
): ResolvedTarget | null {
  if (target.kind === "working") {
    const typed = target.duration.trim();
    const seconds = parseDuration(typed, daySeconds);
    if (seconds === null) wrong("duration", "Use a time such as 90m, 1.5h or 2d");
    else if (seconds <= 0) wrong("duration", "Use a time above zero");
    else if (seconds > LONGEST_SECONDS) wrong("duration", "Use at most five years");
    else return { kind: "working", seconds, typed };
    return null;
  }
  const { kind, amount, extension, calendar_id: calendarId } = target;
  if (amount < 1 || amount > MOST_DAYS) wrong("amount", `Use 1 to ${MOST_DAYS}`);
  if (extension !== null && (extension < 1 || extension > MOST_DAYS))
    wrong("extension", `Use 1 to ${MOST_DAYS}, or nothing`);
  return { kind, amount, extension, calendarId };
}
