import type { WeekHoursView } from "@redress/backend/contract";
import { weekdays } from "./week.js";
import { DAY_SECONDS, weekBars } from "./week-stretches.js";

const percent = (seconds: number) => `${(seconds / DAY_SECONDS) * 100}%`;

/** A week at a glance: seven small bars, midnight on top. Decoration: what it shows stands beside it in words. */
export function WeekPicture({ hours }: { hours: WeekHoursView }) {
  const bars = weekBars(hours);
  return (
    <div aria-hidden className="flex h-10 w-22 shrink-0 gap-1">
      {weekdays.map((day) => (
        <span key={day} className="relative flex-1 overflow-hidden rounded-tag bg-sunken forced-colors:border">
          {bars[day].map(({ from, to }) => (
            <span
              key={from}
              className="absolute inset-x-0 bg-accent forced-colors:bg-[Highlight]"
              style={{ insetBlockStart: percent(from), blockSize: percent(to - from) }}
            />
          ))}
        </span>
      ))}
    </div>
  );
}
