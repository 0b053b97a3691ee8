import type { Calendar } from "./calendar.js";
import { weekdays, type WeekHours } from "./hours.js";
import { localDates } from "./local-dates.js";
import { localDays } from "./local-days.js";
import { mergeSpans, type Span } from "./spans.js";

/** Round the clock: every elapsed second is a working one, clock changes included. */
export function alwaysOpen(name: string, timeZone: string): Calendar {
  return {
    name,
    timeZone,
    addWorkingSeconds,
    workingSecondsBetween,
    nextOpen: (from) => from,
    isOpen: () => true,
    nextClose: () => null,
    stretches: (from, to) => (from < to ? [{ from, to, kind: "open", name: null }] : []),
    dates: localDates(timeZone, localDays({ timeZone, hours: allDay, holidays: [] })),
  };
}

const allDay: WeekHours = Object.fromEntries(weekdays.map((day) => [day, [["00:00", "24:00"]]]));

function addWorkingSeconds(start: Date, seconds: number, pauses: readonly Span[] = []): Date | null {
  let end = start.getTime() + Math.round(seconds * 1000);
  for (const { from, to } of mergeSpans(pauses)) {
    // Half-open: what is used up at the instant a pause begins was used up before it.
    if (from >= end) break;
    if (to <= start.getTime()) continue;
    if (to === Infinity) return null;
    end += to - Math.max(from, start.getTime());
  }
  return new Date(end);
}

function workingSecondsBetween(from: Date, to: Date, pauses: readonly Span[] = []): number {
  const [start, end] = [from.getTime(), to.getTime()];
  if (end <= start) return 0;
  const paused = mergeSpans(pauses).reduce(
    (sum, span) => sum + Math.max(0, Math.min(span.to, end) - Math.max(span.from, start)),
    0,
  );
  return (end - start - paused) / 1000;
}
