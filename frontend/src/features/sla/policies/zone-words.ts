import { viewer } from "../../../lib/format.js";

/** "Mon 13 Jul, 10:50" by a zone's clocks. */
export function whenIn(at: string, timeZone: string): string {
  return format(at, { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone });
}

/** "Mon 13 Jul", of a day as "2026-07-13". */
export function dayName(day: string): string {
  return format(`${day}T12:00:00Z`, { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" });
}

function format(at: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(viewer.get().locale, options).format(new Date(at));
}
