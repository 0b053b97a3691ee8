import { useId } from "react";

export interface ProgressBarProps {
  /** What is going on, in words; shown above the bar. */
  label: string;
  /** How much is done. Without it only that something goes on is said. */
  value?: number;
  /** How much there is to do; 100 by default. */
  max?: number;
  /** The same in words, e.g. "1,204 of 37,905 rows"; the percentage by default. */
  valueText?: string;
}

/** How far something long has come. The bar keeps its height whatever it shows, and moves only when the value does. */
export function ProgressBar({ label, value, max = 100, valueText }: ProgressBarProps) {
  const labelId = useId();
  const known = value !== undefined && max > 0;
  const share = known ? Math.min(Math.max(value / max, 0), 1) : 1;
  const percent = `${Math.floor(share * 100)} %`;
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 text-dense">
        <span id={labelId}>{label}</span>
        {known && <span className="text-muted tabular-nums">{valueText ?? percent}</span>}
      </div>
      <div
        role="progressbar"
        aria-labelledby={labelId}
        aria-valuemin={known ? 0 : undefined}
        aria-valuemax={known ? max : undefined}
        aria-valuenow={known ? Math.min(value, max) : undefined}
        aria-valuetext={known ? (valueText ?? percent) : undefined}
        className="h-2 overflow-hidden rounded-chip bg-sunken forced-colors:border"
      >
        <div
          className={
            known
              ? "size-full origin-left bg-accent transition-transform duration-200 rtl:origin-right forced-colors:bg-[Highlight]"
              : "size-full bg-[repeating-linear-gradient(135deg,var(--accent)_0_0.5rem,var(--sunken)_0.5rem_1rem)]"
          }
          style={{ transform: `scaleX(${share})` }}
        />
      </div>
    </div>
  );
}
