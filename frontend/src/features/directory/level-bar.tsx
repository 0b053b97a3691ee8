import { clsx } from "clsx";
import { t } from "../../lib/i18n.js";

const LEVELS = [0, 1, 2, 3, 4, 5] as const;

/** The level of one person in one skill, to be pressed. */
export function LevelBar({ label, level, onSet }: { label: string; level: number; onSet: (level: number) => void }) {
  return (
    <fieldset className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <legend className="float-start me-3 font-medium">{label}</legend>
      <div className="flex gap-1">
        {LEVELS.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === level}
            aria-label={t("skills.level", { level: each })}
            onClick={() => onSet(each)}
            className={clsx(
              "inline-flex size-8 items-center justify-center rounded-control border tabular-nums pointer-coarse:size-11",
              each === level
                ? "border-transparent bg-accent font-medium text-on-accent"
                : "border-border-strong bg-surface hover:bg-hover",
            )}
          >
            {each}
          </button>
        ))}
      </div>
      <span className="text-dense text-muted">{t("skills.scale")}</span>
    </fieldset>
  );
}
