import { accentColours, contrast, type Theme } from "@redress/backend/contract/accent";
import { useId } from "react";
import { brandProperties } from "../../lib/brand.js";
import { formatNumber } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { Button } from "./button.js";
import { controlClass, Field, type FieldProps } from "./field.js";

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
      {isColour && <Outcome accent={value.toLowerCase()} />}
    </div>
  );
}

/** The colour as it is used, beside the one that was chosen where the two differ. */
function Outcome({ accent }: { accent: string }) {
  const title = useId();
  const colours = accentColours(accent);
  const themes: Theme[] = ["light", "dark"];
  return (
    <div role="group" aria-labelledby={title} className="flex flex-col gap-2">
      <p id={title} className="text-dense text-muted">
        {t("ui.accent.outcome")}
      </p>
      <ul className="grid gap-3 sm:grid-cols-2">
        {themes.map((theme) => {
          const { accent: used, on_accent: on } = colours[theme];
          const isChanged = used !== accent;
          const change = theme === "light" ? t("ui.accent.darker") : t("ui.accent.lighter");
          return (
            <li
              key={theme}
              data-theme={theme}
              style={brandProperties(colours)}
              className="flex flex-col gap-2 rounded-control border border-border bg-surface p-3 text-text"
            >
              <span className="font-medium">{t(`ui.accent.${theme}`)}</span>
              <span className="flex flex-wrap items-center gap-2">
                <span className="inline-flex min-h-8 items-center rounded-control bg-accent px-3 font-medium text-on-accent">
                  {t("ui.accent.sample")}
                </span>
                {isChanged && <Swatch colour={accent} label={t("ui.accent.chosen")} />}
                <Swatch colour={used} label={t("ui.accent.used")} />
              </span>
              <span className="text-dense text-muted">
                {isChanged ? change : t("ui.accent.as_chosen")}{" "}
                {t("ui.accent.contrast", { ratio: formatNumber(Math.floor(contrast(used, on) * 10) / 10) })}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Swatch({ colour, label }: { colour: string; label: string }) {
  return (
    <span className="inline-flex items-center gap-1 text-dense">
      <span
        aria-hidden
        style={{ backgroundColor: colour }}
        className="size-4 rounded-tag border border-border-strong forced-color-adjust-none"
      />
      {label} <bdi className="font-mono">{colour}</bdi>
    </span>
  );
}
