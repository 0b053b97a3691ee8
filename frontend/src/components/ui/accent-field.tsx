import { Suspense } from "react";
import { t } from "../../lib/i18n.js";
import { lazy } from "../../lib/lazy.js";
import { Button } from "./button.js";
import { controlClass, Field, type FieldProps } from "./field.js";

const AccentOutcome = lazy(async () => ({ default: (await import("./accent-outcome.js")).AccentOutcome }));

const COMPLETE = /^#[0-9a-f]{6}$/i;
/** What the picker shows while nothing was chosen: it cannot be empty. */
const UNCHOSEN = "#3b50ce";

export interface AccentFieldProps extends FieldProps {
  name: string;
  /** "#rrggbb" as it is typed; "": none. */
  value: string;
  onChange: (value: string) => void;
}

/** A brand's colour, typed or picked, and what becomes of it in both themes. */
export function AccentField({ name, value, onChange, ...field }: AccentFieldProps) {
  const isColour = COMPLETE.test(value);
  return (
    <div className="flex flex-col gap-3">
      <Field {...field}>
        {(control) => (
          <div className="flex flex-wrap items-center gap-2">
            <input
              type="color"
              aria-label={t("ui.accent.pick")}
              value={isColour ? value : UNCHOSEN}
              onChange={(event) => onChange(event.target.value)}
              className="size-control shrink-0 cursor-pointer rounded-control border border-border-strong bg-surface p-1"
            />
            <input
              {...control}
              name={name}
              value={value}
              autoComplete="off"
              spellCheck={false}
              placeholder="#3b50ce"
              onChange={(event) => onChange(event.target.value.trim())}
              className={`${controlClass} max-w-36 font-mono`}
            />
            {value !== "" && (
              <Button look="ghost" onClick={() => onChange("")}>
                {t("ui.accent.none")}
              </Button>
            )}
          </div>
        )}
      </Field>
      {isColour && (
        // About as high as it, so that what stands below stays where it is.
        <Suspense fallback={<div className="min-h-36" />}>
          <AccentOutcome accent={value.toLowerCase()} />
        </Suspense>
      )}
    </div>
  );
}
