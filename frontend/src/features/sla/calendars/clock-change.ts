import type { CalendarDetail } from "@redress/backend/contract";
import { viewer } from "../../../lib/format.js";

export type ClockChange = NonNullable<CalendarDetail["next_clock_change"]>;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const HORIZON_DAYS = 730;

/** Minutes that a zone is ahead of UTC at an instant. */
function offsetIn(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" });
  return (at) => {
    const name = format.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "";
    const [, sign, hours = "0", minutes = "0"] = /([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
    return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  };
}

/** When the clocks of a zone are next put forward or back, to the minute; null where that is not within two years. */
export function nextClockChange(zone: string, from: number): ClockChange | null {
  const offset = offsetIn(zone);
  const before = offset(from);
  const days = Array.from({ length: HORIZON_DAYS }, (_, i) => from + (i + 1) * DAY);
  const found = days.find((at) => offset(at) !== before);
  if (found === undefined) return null;
  let [low, high] = [found - DAY, found];
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2);
    if (offset(middle) === before) low = middle;
    else high = middle;
  }
  return {
    at: new Date(Math.round(high / 60_000) * 60_000).toISOString(),
    from_offset_minutes: before,
    to_offset_minutes: offset(high),
  };
}

/** The same by the clocks on the wall: on which day, from what to what. */
export function clockChangeWords({ at, from_offset_minutes: from, to_offset_minutes: to }: ClockChange) {
  const { locale } = viewer.get();
  const write = (options: Intl.DateTimeFormatOptions, minutes: number) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }).format(Date.parse(at) + minutes * 60_000);
  const day = { weekday: "short", day: "numeric", month: "short" } as const;
  const time = { hour: "2-digit", minute: "2-digit" } as const;
  const [dayBefore, dayAfter] = [write(day, from), write(day, to)];
  return {
    day: dayBefore,
    from: write(time, from),
    to: dayBefore === dayAfter ? write(time, to) : `${dayAfter}, ${write(time, to)}`,
  };
}
