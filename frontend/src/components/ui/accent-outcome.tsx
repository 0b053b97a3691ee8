import { accentColours, contrast, type Theme } from "@redress/backend/contract/accent";
import { useId } from "react";
import { brandProperties } from "../../lib/brand.js";
import { formatNumber } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";

/** The colour as it is used, beside the one that was chosen where the two differ. */
export function AccentOutcome({ accent }: { accent: string }) {
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
