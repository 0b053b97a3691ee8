import { clsx } from "clsx";
import { t } from "../../../lib/i18n.js";
import { DAY_SECONDS, type BarStretch } from "./week-stretches.js";

/** Hours that stand below the bars, and the lines in them. */
const barHours = [0, 6, 12, 18, 24] as const;

const percent = (seconds: number) => `${(seconds / DAY_SECONDS) * 100}%`;

/** A day from midnight to midnight, open where it is filled; lighter what began on the day before. */
export function DayBar({ label, stretches }: { label: string; stretches: readonly BarStretch[] }) {
  return (
    <div
      role="img"
      aria-label={t("calendars.bar", { day: label, hours: stretchWords(stretches) })}
      className="relative h-2.5 overflow-hidden rounded-chip bg-sunken forced-colors:border"
    >
      {stretches.map(({ from, to, fromDayBefore }) => (
        <span
          key={`${from} ${to}`}
          className={clsx(
            "absolute inset-y-0 forced-colors:bg-[Highlight]",
            fromDayBefore ? "bg-accent/60" : "bg-accent",
          )}
          style={{ insetInlineStart: percent(from), inlineSize: percent(to - from) }}
        />
      ))}
      {barHours.slice(1, -1).map((hour) => (
        <span
          key={hour}
          className="absolute inset-y-0 w-px bg-surface"
          style={{ insetInlineStart: percent(hour * 3600) }}
        />
      ))}
    </div>
  );
}

/** The hours below a column of bars. */
export function BarScale() {
  return (
    <div aria-hidden className="relative h-4 text-meta text-subtle tabular-nums">
      {barHours.map((hour) => (
        <span
          key={hour}
          className="absolute -translate-x-1/2 whitespace-nowrap first:translate-x-0 last:-translate-x-full rtl:translate-x-1/2 rtl:first:translate-x-0 rtl:last:translate-x-full"
          style={{ insetInlineStart: percent(hour * 3600) }}
        >
          {hour}
        </span>
      ))}
    </div>
  );
}

function stretchWords(stretches: readonly BarStretch[]): string {
  if (stretches.length === 0) return t("calendars.closed");
  return stretches.map(({ from, to }) => t("calendars.from_to", { from: clock(from), to: clock(to) })).join(", ");
}

/** "09:30" for seconds since midnight. */
function clock(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");
}
