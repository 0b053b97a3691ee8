import { Plus } from "lucide-react";
import { Button } from "../../../components/ui/button.js";
import { Card } from "../../../components/ui/card.js";
import { FieldError } from "../../../components/ui/field.js";
import { useKeptFocus } from "../../../components/ui/reorder.js";
import { announce } from "../../../lib/announcer.js";
import { t } from "../../../lib/i18n.js";
import type { PartProps } from "./form-part.js";
import type { NameOf } from "./names.js";
import { StepCard } from "./step-card.js";
import { newStep, type StepValues } from "./step-values.js";
import type { Choice } from "./use-choices.js";

export interface StepsSectionProps extends PartProps {
  daySeconds: number;
  teams: readonly Choice[];
  nameOf: NameOf;
}

const MOST_STEPS = 10;

/** The escalation chain: the first step is level 1. */
export function StepsSection({ values, set, errorOf, daySeconds, teams, nameOf }: StepsSectionProps) {
  const { steps } = values;
  useKeptFocus(steps.map(({ key }) => key).join());
  const move = (from: number, to: number) => {
    const moved = steps[from];
    if (!moved || to < 0 || to >= steps.length) return;
    set("steps", steps.toSpliced(from, 1).toSpliced(to, 0, moved));
    announce(t("sla_policies.step.place", { place: to + 1, count: steps.length }));
  };
  const put = (step: StepValues) =>
    set(
      "steps",
      steps.map((one) => (one.key === step.key ? step : one)),
    );
  return (
    <Card title={t("sla_policies.section.steps")}>
      <p className="max-w-prose text-dense text-muted">{t("sla_policies.steps.hint")}</p>
      <div data-field="steps" tabIndex={-1} className="flex flex-col gap-3">
        {steps.length > 0 && (
          <ol aria-label={t("sla_policies.steps")} className="flex flex-col gap-3">
            {steps.map((step, index) => (
              <li key={step.key}>
                <StepCard
                  step={step}
                  level={index + 1}
                  isFirst={index === 0}
                  isLast={index === steps.length - 1}
                  daySeconds={daySeconds}
                  teams={teams}
                  nameOf={nameOf}
                  errorOf={(part) => errorOf(part === "" ? `steps.${step.key}` : `steps.${step.key}.${part}`)}
                  onChange={put}
                  onMove={(by) => move(index, index + by)}
                  onRemove={() => {
                    set(
                      "steps",
                      steps.filter((one) => one !== step),
                    );
                    announce(t("sla_policies.step.removed", { level: index + 1 }));
                  }}
                />
              </li>
            ))}
          </ol>
        )}
        <FieldError id="steps-error" error={errorOf("steps")} />
        {steps.length < MOST_STEPS && (
          <Button
            className="self-start"
            icon={<Plus aria-hidden className="size-4" />}
            onClick={() => set("steps", [...steps, newStep()])}
          >
            {t("sla_policies.step.add")}
          </Button>
        )}
      </div>
    </Card>
  );
}
