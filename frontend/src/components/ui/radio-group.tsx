import { clsx } from "clsx";
import { useId, type ComponentProps, type ReactNode } from "react";
import { t } from "../../lib/i18n.js";
import { FieldError, type FieldProps } from "./field.js";

export interface RadioOption {
  value: string;
  label: string;
  hint?: ReactNode;
  /** It is there and cannot be had; the hint says why. */
  disabled?: boolean;
}

export interface RadioGroupProps
  extends FieldProps, Omit<ComponentProps<"input">, "id" | "className" | "type" | "value" | "checked"> {
  options: readonly RadioOption[];
  /** For a controlled group; leave out when react-hook-form registers it. */
  value?: string;
  /** Side by side where there is room. */
  inline?: boolean;
}

/** One of a few, all visible. The further properties go to every radio button, as react-hook-form's `register` expects. */
export function RadioGroup({
  label,
  hint,
  error,
  optional,
  hideLabel,
  className,
  options,
  value,
  inline,
  name,
  ...input
}: RadioGroupProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <fieldset className={clsx("min-w-0", className)} aria-describedby={described || undefined}>
      <legend className={hideLabel ? "sr-only" : "mb-1 font-medium"}>
        {label}
        {optional && <span className="font-normal text-muted"> {t("ui.optional")}</span>}
      </legend>
      {hint && (
        <div id={`${id}-hint`} className="mb-1 text-dense text-muted">
          {hint}
        </div>
      )}
      <div className={clsx("flex", inline ? "flex-wrap gap-x-6 gap-y-1" : "flex-col gap-1")}>
        {options.map((option) => (
          <label
            key={option.value}
            className="inline-flex min-h-8 items-start gap-2 pointer-coarse:min-h-11 pointer-coarse:items-center"
          >
            <input
              {...input}
              type="radio"
              name={name ?? id}
              value={option.value}
              {...(value !== undefined && { checked: value === option.value })}
              {...(option.disabled && { disabled: true })}
              className="mt-1 size-4 shrink-0 accent-accent"
            />
            <span>
              {option.label}
              {option.hint && <span className="block text-dense text-muted">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
      <FieldError id={`${id}-error`} error={error} />
    </fieldset>
  );
}
