import { useId } from "react";
import { FieldError, type FieldProps } from "../../components/ui/field.js";
import { Checkbox } from "../../components/ui/checkbox.js";
import { t } from "../../lib/i18n.js";

export interface ChoicesInputProps extends FieldProps {
  name: string;
  options: readonly { value: string; label: string }[];
  value: readonly string[];
  onChange: (value: string[]) => void;
}

/** Any of several, all visible. */
export function ChoicesInput({
  label,
  hint,
  error,
  optional,
  hideLabel,
  name,
  options,
  value,
  onChange,
}: ChoicesInputProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  const toggle = (key: string, chosen: boolean) =>
    onChange(options.map((option) => option.value).filter((one) => (one === key ? chosen : value.includes(one))));
  return (
    <fieldset className="min-w-0" aria-describedby={described || undefined}>
      <legend className={hideLabel ? "sr-only" : "mb-1 font-medium"}>
        {label}
        {optional && <span className="font-normal text-muted"> {t("ui.optional")}</span>}
      </legend>
      {hint && (
        <div id={`${id}-hint`} className="mb-1 text-dense text-muted">
          {hint}
        </div>
      )}
      <div className="flex flex-col gap-1">
        {options.map((option) => (
          <Checkbox
            key={option.value}
            name={name}
            label={option.label}
            checked={value.includes(option.value)}
            onChange={(event) => toggle(option.value, event.target.checked)}
          />
        ))}
      </div>
      <FieldError id={`${id}-error`} error={error} />
    </fieldset>
  );
}
