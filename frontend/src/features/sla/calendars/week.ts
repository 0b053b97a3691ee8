import { viewer } from "../../../lib/format.js";

export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof weekdays)[number];
export const workdays = weekdays.slice(0, 5);

export const dayAfter = (day: Weekday): Weekday => weekdays[(weekdays.indexOf(day) + 1) % 7] ?? "mon";

/** Something for each day of the week. */
export function perDay<Thing>(make: (day: Weekday) => Thing): Record<Weekday, Thing> {
  return Object.fromEntries(weekdays.map((day) => [day, make(day)])) as Record<Weekday, Thing>;
}

/** "Monday", or "Mon". */
export function dayName(day: Weekday, weekday: "long" | "short" = "long"): string {
  // 1 January 2024 was a Monday.
  const at = Date.UTC(2024, 0, 1 + weekdays.indexOf(day));
  return new Intl.DateTimeFormat(viewer.get().locale, { weekday, timeZone: "UTC" }).format(at);
}
