import { Trash2 } from "lucide-react";
import { Checkbox } from "../../../components/ui/checkbox.js";
import { FieldError } from "../../../components/ui/field.js";
import { IconButton } from "../../../components/ui/icon-button.js";
import { MoveButtons } from "../../../components/ui/reorder.js";
import { Select } from "../../../components/ui/select.js";
import { t } from "../../../lib/i18n.js";
import { useStaff } from "../../directory/staff-options.js";
import { CheckGroup } from "./check-group.js";
import { ChipsField } from "./chips-field.js";
import type { NameOf } from "./names.js";
import { StepTime } from "./step-time.js";
import { ROLES, type StepValues } from "./step-values.js";
import type { Choice } from "./use-choices.js";

export interface StepCardProps {
  step: StepValues;
  level: number;
  isFirst: boolean;
  isLast: boolean;
  daySeconds: number;
  teams: readonly Choice[];
  nameOf: NameOf;
  /** Of a part of the step; "" is the step itself. */
  errorOf: (part: string) => string | undefined;
  onChange: (step: StepValues) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

/** A level of the chain: when it comes, who is told, what is done. */
export function StepCard({ step, level, isFirst, isLast, teams, nameOf, errorOf, onChange, ...rest }: StepCardProps) {
  const name = t("sla_policies.step.level", { level });
  const set = (part: Partial<StepValues>) => onChange({ ...step, ...part });
  return (
    <fieldset
      data-field={`steps.${step.key}`}
      tabIndex={-1}
      className="flex min-w-0 flex-col gap-4 rounded-card border border-border px-3 pt-1 pb-4 sm:px-4"
    >
      <legend className="sr-only">{name}</legend>
      <div className="flex items-center justify-between gap-2">
        <p aria-hidden className="font-semibold">
          {name}
        </p>
        <span className="flex">
          <MoveButtons
            id={step.key}
            name={name}
            isFirst={isFirst}
            isLast={isLast}
            onMove={(way) => rest.onMove(way === "up" ? -1 : 1)}
          />
          <IconButton
            label={t("sla_policies.step.remove", { level })}
            icon={<Trash2 aria-hidden className="size-4" />}
            onClick={rest.onRemove}
          />
        </span>
      </div>
      <FieldError id={`steps.${step.key}-error`} error={errorOf("")} />
      <StepTime step={step} daySeconds={rest.daySeconds} errorOf={errorOf} onSet={set} />
      <div className="flex flex-col gap-2">
        <CheckGroup
          label={t("sla_policies.step.notify")}
          name={`steps.${step.key}.notify`}
          error={errorOf("notify")}
          options={ROLES.map((value) => ({ value, label: t(`sla_policies.role.${value}`) }))}
          value={step.roles}
          onChange={(roles) => set({ roles })}
        />
        <People step={step} nameOf={nameOf} onSet={set} />
      </div>
      <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
        <Select
          label={t("sla_policies.step.reassign")}
          name={`steps.${step.key}.reassign`}
          error={errorOf("reassign")}
          options={[
            { value: "", label: t("sla_policies.step.reassign.nobody") },
            { value: "supervisor", label: t("sla_policies.step.reassign.supervisor") },
            ...teamOptions(step, teams, nameOf),
          ]}
          value={step.reassign}
          onChange={(event) => set({ reassign: event.target.value })}
        />
        <div className="flex flex-col justify-end gap-1">
          <Checkbox
            label={t("sla_policies.step.raise")}
            checked={step.raise_priority}
            onChange={(event) => set({ raise_priority: event.target.checked })}
          />
          <Checkbox
            label={t("sla_policies.step.working_hours")}
            checked={step.working_hours}
            onChange={(event) => set({ working_hours: event.target.checked })}
          />
        </div>
      </div>
    </fieldset>
  );
}

/** The teams there are, and the chosen one whatever became of it. */
function teamOptions({ reassign }: StepValues, teams: readonly Choice[], nameOf: NameOf): Choice[] {
  const isGone = reassign !== "" && reassign !== "supervisor" && teams.every(({ value }) => value !== reassign);
  const gone = isGone ? [{ value: reassign, label: nameOf("teams", Number(reassign)) }] : [];
  return [...teams, ...gone].map(({ value, label }) => ({
    value,
    label: t("sla_policies.step.reassign.team", { team: label }),
  }));
}

interface PeopleProps {
  step: StepValues;
  nameOf: NameOf;
  onSet: (part: Partial<StepValues>) => void;
}

function People({ step, nameOf, onSet }: PeopleProps) {
  const staff = useStaff();
  return (
    <ChipsField
      label={t("sla_policies.step.people")}
      name={`steps.${step.key}.people`}
      options={staff.map(({ value, label, detail }) => ({ value: String(value), label, detail }))}
      value={step.people.map(String)}
      labelOf={(value) => staff.find((one) => String(one.value) === value)?.label ?? nameOf("people", Number(value))}
      onChange={(people) => onSet({ people: people.map(Number) })}
    />
  );
}
