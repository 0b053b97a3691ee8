import type {
  Metric,
  SlaConditionName,
  SlaConditions,
  SlaPolicyRow,
  SlaTargetsView,
  SlaTargetView,
} from "@redress/backend/contract";
import { priorityWord } from "../../../components/ui/priority-icon.js";
import { formatDate, viewer } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { languageName } from "../../directory/language-names.js";
import { CONDITIONS } from "./condition-values.js";
import type { NameOf } from "./names.js";
import { isPromised, METRICS, PRIORITIES, type TargetValues } from "./target-values.js";

export const metricWord = (metric: Metric): string => t(`sla_policies.metric.${metric}`);

/** "Critical or High". */
export const anyOf = (words: readonly string[]): string =>
  new Intl.ListFormat(viewer.get().locale, { type: "disjunction" }).format(words);

/** "Priority is Critical or High; category is Billing and below". Empty where nothing is asked. */
export function conditionsWords(conditions: SlaConditions, nameOf: NameOf): string {
  const said = CONDITIONS.filter((name) => conditions[name].length > 0).map((name) =>
    t(`sla_policies.says.${name}`, { values: anyOf(valueWords(conditions, name, nameOf)) }),
  );
  const text = said.join("; ");
  return text.charAt(0).toLocaleUpperCase(viewer.get().locale) + text.slice(1);
}

/** The values of one condition as people know them. */
export function valueWords(conditions: SlaConditions, name: SlaConditionName, nameOf: NameOf): string[] {
  switch (name) {
    case "priorities":
      return PRIORITIES.filter((priority) => conditions.priorities.includes(priority)).map(priorityWord);
    case "channels":
      return conditions.channels.map((channel) => t(`ticket.channel.${channel}`));
    case "languages":
      return conditions.languages.map(languageName);
    default:
      return conditions[name].map((id) => nameOf(name, id));
  }
}

/** "90m", "5 business days". */
export function targetWord(target: SlaTargetView | null): string {
  if (!target) return "–";
  if (target.kind === "working") return target.duration ?? "–";
  return t(`sla_policies.law.${target.kind}.count`, { count: target.amount });
}

/** The same of a target that is being written. */
export function typedWord(target: TargetValues): string {
  if (!isPromised(target)) return "–";
  if (target.kind === "working") return target.duration.trim();
  return t(`sla_policies.law.${target.kind}.count`, { count: Number(target.amount) });
}

/** "First reply 1h / 4h / 8h / 24h", one for each metric that is promised; from critical to low, once where all are the same. */
export function targetsWords(targets: SlaTargetsView): { metric: Metric; text: string }[] {
  return METRICS.flatMap((metric) => {
    const words = PRIORITIES.map((priority) => targetWord(targets[priority][metric]));
    if (PRIORITIES.every((priority) => targets[priority][metric] === null)) return [];
    return [{ metric, text: new Set(words).size === 1 ? (words[0] ?? "") : words.join(" / ") }];
  });
}

/** "From 1 Jan 2027 to 31 Mar 2027"; null while it is open at both ends. */
export function datesWords({ valid_from: from, valid_until: until }: Pick<SlaPolicyRow, "valid_from" | "valid_until">) {
  if (from && until) return t("sla_policies.dates.both", { from: dayWord(from), until: dayWord(until) });
  if (from) return t("sla_policies.dates.from", { from: dayWord(from) });
  return until ? t("sla_policies.dates.until", { until: dayWord(until) }) : null;
}

/** A day is the same one in every zone when it is written from its noon. */
const dayWord = (day: string): string => formatDate(`${day}T12:00:00Z`, "UTC");
