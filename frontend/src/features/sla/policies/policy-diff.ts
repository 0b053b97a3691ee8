import type { SlaPolicyVersion, SlaTargetView } from "@redress/backend/contract";
import { priorityWord } from "../../../components/ui/priority-icon.js";
import { statusWord } from "../../../components/ui/status-badge.js";
import { formatList } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { CONDITIONS } from "./condition-values.js";
import type { NameOf } from "./names.js";
import { anyOf, datesWords, metricWord, targetWord, valueWords } from "./policy-words.js";
import { stepWords } from "./step-words.js";
import { METRICS, PRIORITIES } from "./target-values.js";

type Saved = Omit<SlaPolicyVersion, "version" | "created_at" | "created_by">;

export interface Change {
  field: string;
  from: string;
  to: string;
}

/** What one version says otherwise than the one before it, field by field in plain words. */
export function changesBetween(older: Saved, newer: Saved, nameOf: NameOf): Change[] {
  const [before, after] = [factsOf(older, nameOf), factsOf(newer, nameOf)];
  const none = t("sla_policies.diff.none");
  return [...new Set([...after.keys(), ...before.keys()])]
    .map((field) => ({ field, from: before.get(field) ?? none, to: after.get(field) ?? none }))
    .filter(({ from, to }) => from !== to);
}

/** Every field in words. Steps that are not there are absent. */
function factsOf(saved: Saved, nameOf: NameOf): Map<string, string> {
  const facts = new Map<string, string>();
  for (const name of CONDITIONS) {
    const values = valueWords(saved.conditions, name, nameOf);
    facts.set(t(`sla_policies.condition.${name}`), values.length > 0 ? anyOf(values) : t("sla_policies.diff.any"));
  }
  facts.set(t("sla_policies.calendar"), saved.calendar.name);
  for (const metric of METRICS)
    for (const priority of PRIORITIES)
      facts.set(
        t("sla_policies.target_of", { metric: metricWord(metric), priority: priorityWord(priority) }),
        wholeTarget(saved.targets[priority][metric]),
      );
  facts.set(
    t("sla_policies.pausing"),
    saved.pausing.length > 0
      ? formatList(saved.pausing.map((status) => statusWord(status, "agent")))
      : t("sla_policies.diff.none"),
  );
  facts.set(
    t("sla_policies.warn"),
    saved.warn_percents.length > 0
      ? formatList(saved.warn_percents.map((percent) => `${percent} %`))
      : t("sla_policies.diff.none"),
  );
  saved.steps.forEach((step, index) =>
    facts.set(t("sla_policies.step.level", { level: index + 1 }), stepWords(step, nameOf)),
  );
  facts.set(t("sla_policies.reopening"), t(`sla_policies.reopening.${saved.reopening}`));
  facts.set(t("sla_policies.dates"), datesWords(saved) ?? t("sla_policies.dates.always"));
  return facts;
}

function wholeTarget(target: SlaTargetView | null): string {
  if (!target) return t("sla_policies.diff.not_promised");
  const parts = [
    targetWord(target),
    target.extension !== null && t("sla_policies.law.extendable", { count: target.extension }),
    target.calendar && t("sla_policies.law.by", { calendar: target.calendar.name }),
  ];
  return parts.filter(Boolean).join(", ");
}
