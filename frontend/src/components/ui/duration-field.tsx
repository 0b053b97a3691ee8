import { parseDuration } from "@redress/backend/contract/duration";
import { clsx } from "clsx";
import type { ReactNode } from "react";
import { t } from "../../lib/i18n.js";
import { durationWords } from "./duration-words.js";
import { controlClass, Field, type FieldProps } from "./field.js";

export interface DurationFieldProps extends FieldProps {
  name: string;
  /** As people type it: "90m", "1.5h", "2d". */
  value: string;
  onChange: (value: string) => void;
  /** What a "d" is: the working seconds of a calendar's day. */
  daySeconds: number;
  placeholder?: string;
  /** Stands behind the field, such as a button with more. */
  end?: ReactNode;
}

/** Working time, typed; what it comes to is said below. What is no time is shown as typed and corrected on Save. */
export function DurationField({ name, value, onChange, daySeconds, placeholder, end, ...field }: DurationFieldProps) {
  const seconds = parseDuration(value, daySeconds);
  const echo = value.trim() === "" ? null : seconds === null ? t("ui.duration.hint") : durationWords(seconds);
  return (
    <Field {...field}>
      {({ "aria-describedby": described, ...control }) => (
        <>
          <div className="flex items-center gap-1">
            <input
              {...control}
              name={name}
              type="text"
              inputMode="text"
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              placeholder={placeholder}
              value={value}
              aria-describedby={
                [described, echo !== null && `${control.id}-echo`].filter(Boolean).join(" ") || undefined
              }
              className={clsx(controlClass, "min-w-0 tabular-nums")}
              onChange={(event) => onChange(event.target.value)}
            />
            {end}
          </div>
          {echo !== null && (
            <p id={`${control.id}-echo`} className="text-meta text-muted">
              {echo}
            </p>
          )}
        </>
      )}
    </Field>
  );
}
