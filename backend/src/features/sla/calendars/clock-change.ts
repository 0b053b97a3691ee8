import type { CalendarDetail } from "../../../contract/index.js";
import { DAY_MS } from "../engine/calendar/hours.js";
import { evenStretches } from "../engine/calendar/zone-offsets.js";

const TWO_YEARS_MS = 2 * 366 * DAY_MS;
const MINUTE_MS = 60_000;

/** When clocks in a zone change next, within two years, and from which to which offset from UTC; null where they do not. */
export function nextClockChange(timeZone: string, now: Date): CalendarDetail["next_clock_change"] {
  const from = now.getTime();
  const [first, ...rest] = evenStretches(timeZone)(from, from + TWO_YEARS_MS);
  // Stretches end with the year too, where nothing changes.
  const change = rest.find(({ offset }) => offset !== first?.offset);
  if (!first || !change) return null;
  return {
    at: new Date(change.from).toISOString(),
    from_offset_minutes: Math.round(first.offset / MINUTE_MS),
    to_offset_minutes: Math.round(change.offset / MINUTE_MS),
  };
}
