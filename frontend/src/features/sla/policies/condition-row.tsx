import type { SlaConditionName } from "@redress/backend/contract";
import { Trash2 } from "lucide-react";
import { IconButton } from "../../../components/ui/icon-button.js";
import { priorityWord } from "../../../components/ui/priority-icon.js";
import { Select } from "../../../components/ui/select.js";
import { t } from "../../../lib/i18n.js";
import { languageName } from "../../directory/language-names.js";
import { CheckGroup } from "./check-group.js";
import { ChipsField } from "./chips-field.js";
import { CONDITIONS, type ConditionValues } from "./condition-values.js";
import { languageChoices } from "./language-choices.js";
import { PRIORITIES } from "./target-values.js";
import type { Choices } from "./use-choices.js";

export const CHANNELS = ["web", "api", "phone", "counter", "import"] as const;

export interface ConditionRowProps {
  row: ConditionValues;
  /** Fields that other rows have. */
  taken: readonly SlaConditionName[];
  choices: Choices;
  error: string | undefined;
  onChange: (row: ConditionValues) => void;
  onRemove: () => void;
}

/** A field and the values of which the ticket must have one. */
export function ConditionRow({ row, taken, choices, error, onChange, onRemove }: ConditionRowProps) {
  const field = t(`sla_policies.condition.${row.name}`);
  const shared = {
    label: t("sla_policies.condition.values", { field }),
    hideLabel: true,
    error,
    name: `conditions.${row.name}`,
  };
  const set = (values: string[]) => onChange({ ...row, values });
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 gap-y-2 sm:grid-cols-[12rem_minmax(0,1fr)_auto]">
      <Select
        label={t("sla_policies.condition.field")}
        hideLabel
        options={CONDITIONS.filter((name) => !taken.includes(name)).map((name) => ({
          value: name,
          label: t(`sla_policies.condition.${name}`),
        }))}
        value={row.name}
        onChange={(event) => onChange({ ...row, name: event.target.value as SlaConditionName, values: [] })}
      />
      <div className="min-w-0 max-sm:order-last max-sm:col-span-2">
        {row.name === "priorities" ? (
          <CheckGroup
            {...shared}
            options={PRIORITIES.map((value) => ({ value, label: priorityWord(value) }))}
            value={row.values as (typeof PRIORITIES)[number][]}
            onChange={set}
          />
        ) : row.name === "channels" ? (
          <CheckGroup
            {...shared}
            options={CHANNELS.map((value) => ({ value, label: t(`ticket.channel.${value}`) }))}
            value={row.values as (typeof CHANNELS)[number][]}
            onChange={set}
          />
        ) : row.name === "languages" ? (
          <ChipsField
            {...shared}
            options={languageChoices()}
            value={row.values}
            labelOf={languageName}
            onChange={set}
          />
        ) : (
          <IdValues {...shared} name={row.name} field={shared.name} values={row.values} choices={choices} onSet={set} />
        )}
      </div>
      <IconButton
        label={t("sla_policies.condition.remove", { field })}
        icon={<Trash2 aria-hidden className="size-4" />}
        onClick={onRemove}
      />
    </div>
  );
}

interface IdValuesProps {
  label: string;
  hideLabel: boolean;
  error: string | undefined;
  name: Exclude<SlaConditionName, "priorities" | "channels" | "languages">;
  field: string;
  values: readonly string[];
  choices: Choices;
  onSet: (values: string[]) => void;
}

function IdValues({ name, field, values, choices, onSet, ...shared }: IdValuesProps) {
  return (
    <>
      <ChipsField
        {...shared}
        name={field}
        options={choices.of(name)}
        value={values}
        labelOf={(value) => choices.nameOf(name, Number(value))}
        onChange={onSet}
      />
      {name === "category_ids" && (
        <p className="mt-1 text-dense text-muted">{t("sla_policies.condition.category_hint")}</p>
      )}
    </>
  );
}
