import { clsx } from "clsx";
import { useId } from "react";
import { Checkbox } from "../../../components/ui/checkbox.js";
import { FieldError } from "../../../components/ui/field.js";

export interface CheckGroupProps<Value extends string> {
  label: string;
  hideLabel?: boolean;
  error?: string | undefined;
  /** Where an error summary leads to. */
  name: string;
  options: readonly { value: Value; label: string }[];
  value: readonly Value[];
  onChange: (value: Value[]) => void;
}

/** Any of a few, all in sight. */
export function CheckGroup<Value extends string>({
  label,
  hideLabel,
  error,
  name,
  options,
  value,
  onChange,
}: CheckGroupProps<Value>) {
  const id = useId();
  return (
    <fieldset data-field={name} tabIndex={-1} className="min-w-0" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className={hideLabel ? "sr-only" : "mb-1 font-medium"}>{label}</legend>
      <div className={clsx("flex flex-wrap items-center gap-x-5 gap-y-1", hideLabel && "min-h-control")}>
        {options.map((option) => (
          <Checkbox
            key={option.value}
            label={option.label}
            checked={value.includes(option.value)}
            onChange={(event) =>
              onChange(
                options
                  .map((one) => one.value)
                  .filter((one) => (one === option.value ? event.target.checked : value.includes(one))),
              )
            }
          />
        ))}
      </div>
      <FieldError id={`${id}-error`} error={error} />
    </fieldset>
  );
}
