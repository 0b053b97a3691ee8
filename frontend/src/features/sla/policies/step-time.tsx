import type { Metric } from "@redress/backend/contract";
import { Checkbox } from "../../../components/ui/checkbox.js";
import { DurationField } from "../../../components/ui/duration-field.js";
import { priorityWord } from "../../../components/ui/priority-icon.js";
import { Select } from "../../../components/ui/select.js";
import { TextField } from "../../../components/ui/text-field.js";
import { t } from "../../../lib/i18n.js";
import { metricWord } from "./policy-words.js";
import { ofPriorities, type StepValues, type StepWhen } from "./step-values.js";
import { METRICS, PRIORITIES } from "./target-values.js";

const WHENS = ["percent", "before_due", "after_due", "after_creation"] as const satisfies readonly StepWhen[];

export interface StepTimeProps {
  step: StepValues;
  daySeconds: number;
  errorOf: (part: string) => string | undefined;
  onSet: (part: Partial<StepValues>) => void;
}

/** When a step comes: of which promise, at a share of its target or so long before or after. */
export function StepTime({ step, daySeconds, errorOf, onSet }: StepTimeProps) {
  const name = (part: string) => `steps.${step.key}.${part}`;
  const spread = (each: boolean) =>
    onSet(
      each
        ? { each, durations: ofPriorities((priority) => step.durations[priority] || step.duration) }
        : { each, duration: step.duration || step.durations.critical },
    );
  return (
    <div className="flex flex-col gap-2">
      <div className="grid items-start gap-3 sm:grid-cols-3">
        <Select
          label={t("sla_policies.step.metric")}
          name={name("metric")}
          error={errorOf("metric")}
          options={METRICS.map((value) => ({ value, label: metricWord(value) }))}
          value={step.metric}
          onChange={(event) => onSet({ metric: event.target.value as Metric })}
        />
        <Select
          label={t("sla_policies.step.when")}
          name={name("when")}
          error={errorOf("when")}
          options={WHENS.map((value) => ({ value, label: t(`sla_policies.step.when.${value}`) }))}
          value={step.when}
          onChange={(event) => onSet({ when: event.target.value as StepWhen })}
        />
        {step.when === "percent" ? (
          <TextField
            label={t("sla_policies.step.percent")}
            name={name("percent")}
            inputMode="numeric"
            autoComplete="off"
            value={step.percent}
            error={errorOf("percent")}
            onChange={(event) => onSet({ percent: event.target.value })}
          />
        ) : (
          !step.each && (
            <DurationField
              label={t("sla_policies.step.duration")}
              name={name("seconds")}
              value={step.duration}
              daySeconds={daySeconds}
              error={errorOf("seconds")}
              onChange={(duration) => onSet({ duration })}
            />
          )
        )}
      </div>
      {step.when !== "percent" && (
        <Checkbox
          label={t("sla_policies.step.each")}
          checked={step.each}
          onChange={(event) => spread(event.target.checked)}
        />
      )}
      {step.when !== "percent" && step.each && (
        <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
          {PRIORITIES.map((priority) => (
            <DurationField
              key={priority}
              label={priorityWord(priority)}
              name={name(`seconds.${priority}`)}
              placeholder={t("sla_policies.step.none")}
              value={step.durations[priority]}
              daySeconds={daySeconds}
              error={errorOf(`seconds.${priority}`)}
              onChange={(duration) => onSet({ durations: { ...step.durations, [priority]: duration } })}
            />
          ))}
        </div>
      )}
    </div>
  );
}
