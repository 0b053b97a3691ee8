import { dayOf } from "../../../lib/format.js";
import { instantOf } from "../../../lib/zoned-instant.js";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** When a working day begins, by the viewer's clocks. */
const MORNING = "09:00";

export type WakePreset = "two_hours" | "tomorrow" | "monday";

/**
 * The times most people mean, in the viewer's zone. On a Sunday tomorrow is Monday, and is said once.
 *
 * @param now milliseconds since 1970.
 */
export function wakeTimes(now: number, timeZone: string): { preset: WakePreset; at: string }[] {
  const today = dayOf(now, timeZone);
  const tomorrow = morningOf(dayAfter(today, 1), timeZone);
  // 1 for Monday … 7 for Sunday; a Monday's next one is a week away.
  const weekday = new Date(`${today}T12:00:00Z`).getUTCDay() || 7;
  const monday = morningOf(dayAfter(today, 8 - weekday), timeZone);
  return [
    { preset: "two_hours", at: new Date(now + 2 * HOUR_MS).toISOString() },
    { preset: "tomorrow", at: tomorrow },
    ...(monday === tomorrow ? [] : [{ preset: "monday" as const, at: monday }]),
  ];
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

function morningOf(day: string, timeZone: string): string {
  const at = instantOf(`${day}T${MORNING}`, timeZone);
  if (at === null) throw new RangeError(`${day} is no day`);
  return at;
}
