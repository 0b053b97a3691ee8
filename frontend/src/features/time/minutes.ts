import { parseDuration } from "@redress/backend/contract/duration";
import { formatNumber } from "../../lib/format.js";

/** As long as a day is. */
export const MOST_MINUTES = 1440;
const CLOCK = /^(\d{1,2}):([0-5]\d)$/;
const WORKING_DAY_SECONDS = 8 * 3600;

/** Time as people type it: "25" (minutes), "0:25", "1h 30m". @returns whole minutes; null where it is none, or more than a day. */
export function parseMinutes(text: string): number | null {
  const typed = text.trim();
  const clock = CLOCK.exec(typed);
  const minutes = clock
    ? Number(clock[1]) * 60 + Number(clock[2])
    : /^\d+$/.test(typed)
      ? Number(typed)
      : Math.round((parseDuration(typed, WORKING_DAY_SECONDS) ?? 0) / 60);
  return minutes >= 1 && minutes <= MOST_MINUTES ? minutes : null;
}

/** "1:25": hours and minutes, as they are typed. */
export function minutesWords(minutes: number): string {
  return `${formatNumber(Math.floor(minutes / 60))}:${String(minutes % 60).padStart(2, "0")}`;
}
