import { Combobox } from "../../../components/ui/combobox.js";
import { Tag } from "../../../components/ui/tag.js";
import { t } from "../../../lib/i18n.js";
import type { Choice } from "./use-choices.js";

export interface ChipsFieldProps {
  label: string;
  hideLabel?: boolean;
  hint?: string;
  error?: string | undefined;
  name: string;
  options: readonly Choice[];
  value: readonly string[];
  /** What a chosen one is called, also when it is no longer offered. */
  labelOf: (value: string) => string;
  onChange: (value: string[]) => void;
}

/** Any of many: typed and chosen one after the other, each a chip that can be taken off. */
export function ChipsField({ options, value, labelOf, onChange, ...field }: ChipsFieldProps) {
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <Combobox
        {...field}
        placeholder={t("sla_policies.choose")}
        options={options.filter((option) => !value.includes(option.value))}
        value=""
        onChange={(chosen) => onChange([...value, chosen])}
      />
      {value.length > 0 && (
        <ul aria-label={t("sla_policies.chosen", { name: field.label })} className="flex flex-wrap gap-1">
          {value.map((one) => (
            <li key={one} className="max-w-full">
              <Tag onRemove={() => onChange(value.filter((other) => other !== one))}>{labelOf(one)}</Tag>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
