import { clsx } from "clsx";
import type { ComponentProps } from "react";
import { formatNumber } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { controlClass, Field, type FieldProps } from "./field.js";
import { VisuallyHidden } from "./visually-hidden.js";

export interface TextAreaProps extends FieldProps, Omit<ComponentProps<"textarea">, "id" | "className"> {
  /** Shows how many of `max` characters are used; give it the present length. */
  counter?: { length: number; max: number };
  controlClassName?: string;
}

export function TextArea({
  label,
  hint,
  error,
  optional,
  hideLabel,
  className,
  counter,
  controlClassName,
  ...area
}: TextAreaProps) {
  const over = counter && counter.length > counter.max;
  return (
    <Field {...{ label, hint, error, optional, hideLabel, className }}>
      {(control) => (
        <>
          <textarea rows={5} {...area} {...control} className={clsx(controlClass, "resize-y py-2", controlClassName)} />
          {counter && (
            <p className={clsx("self-end text-meta tabular-nums", over ? "font-medium text-danger-fg" : "text-muted")}>
              <span aria-hidden>
                {formatNumber(counter.length)} / {formatNumber(counter.max)}
              </span>
              <VisuallyHidden>{t("ui.characters_left", { count: counter.max - counter.length })}</VisuallyHidden>
            </p>
          )}
        </>
      )}
    </Field>
  );
}
