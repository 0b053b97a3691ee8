import { useId, type ComponentProps, type ReactNode } from "react";
import { FieldError } from "./field.js";

export interface CheckboxProps extends Omit<ComponentProps<"input">, "type" | "id" | "className"> {
  label: ReactNode;
  hint?: ReactNode;
  error?: string;
  /** Inside a table or list whose words name it: the label is read aloud only. */
  hideLabel?: boolean;
  className?: string;
}

export function Checkbox({ label, hint, error, hideLabel, className, ...input }: CheckboxProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className={className}>
      <label className="inline-flex min-h-6 items-start gap-2 pointer-coarse:min-h-11 pointer-coarse:items-center">
        <input
          {...input}
          type="checkbox"
          className="mt-1 size-4 shrink-0 accent-accent"
          aria-describedby={described || undefined}
          aria-invalid={error ? true : undefined}
        />
        <span className={hideLabel ? "sr-only" : undefined}>{label}</span>
      </label>
      {hint && (
        <p id={`${id}-hint`} className="ms-6 text-dense text-muted">
          {hint}
        </p>
      )}
      <FieldError id={`${id}-error`} error={error} />
    </div>
  );
}
