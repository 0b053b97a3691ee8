import { writeDuration } from "@redress/backend/contract/duration";
import type { SlaStepInput } from "@redress/backend/contract";
import { priorityWord } from "../../../components/ui/priority-icon.js";
import { formatList } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import type { NameOf } from "./names.js";
import { metricWord } from "./policy-words.js";
import { PRIORITIES } from "./target-values.js";

/** "Resolution, 2h after it came in: tells Supervisor and Admins, raises the priority by one". */
export function stepWords(step: SlaStepInput, nameOf: NameOf): string {
  const told = step.notify.map((one) =>
    typeof one === "number" ? nameOf("people", one) : t(`sla_policies.role.${one}`),
  );
  const does = [
    told.length > 0 && t("sla_policies.step.says.tells", { people: formatList(told) }),
    step.raise_priority && t("sla_policies.step.says.raises"),
    step.reassign === "supervisor" && t("sla_policies.step.says.to_supervisor"),
    typeof step.reassign === "object" &&
      step.reassign !== null &&
      t("sla_policies.step.says.to_team", { team: nameOf("teams", step.reassign.team_id) }),
    step.working_hours && t("sla_policies.step.says.working_hours"),
  ].filter((words) => words !== false);
  return t("sla_policies.step.says", { metric: metricWord(step.metric), when: whenWords(step), does: does.join(", ") });
}

function whenWords(step: SlaStepInput): string {
  if (step.when === "percent") return t("sla_policies.step.says.percent", { percent: step.percent });
  return t(`sla_policies.step.says.${step.when}`, { time: timeWords(step.seconds) });
}

/** "2h", or "2h (Critical), 8h (High)" where priorities differ. */
function timeWords(seconds: SlaStepInput["seconds"]): string {
  const times = PRIORITIES.map((priority) => ({ priority, seconds: seconds?.[priority] ?? null }));
  const [first] = times;
  if (first && first.seconds !== null && times.every((time) => time.seconds === first.seconds))
    return writeDuration(first.seconds);
  return times
    .flatMap((time) =>
      time.seconds === null ? [] : [`${writeDuration(time.seconds)} (${priorityWord(time.priority)})`],
    )
    .join(", ");
}
