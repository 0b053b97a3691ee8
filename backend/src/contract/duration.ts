/**
 * Durations as people type them, for server and browser alike. Imports nothing.
 *
 * "90m", "1.5h", "2d", "1d 4h", also "2 hours": days, hours, minutes and seconds with a point or comma, added up. A day is as
 * long as the calendar's working day.
 */
const unitSeconds = { h: 3600, m: 60, s: 1 } as const;
const PART = /(\d+(?:[.,]\d+)?)\s*(days?|d|hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)(?![a-z])/gi;

/**
 * @param daySeconds working seconds of a day, see `day_seconds` of a calendar.
 * @returns whole seconds; null where the text is no duration, or no number of whole seconds.
 */
export function parseDuration(text: string, daySeconds: number): number | null {
  let total = 0;
  const rest = text.trim().replace(PART, (_part, amount: string, unit: string) => {
    const letter = unit[0]?.toLowerCase() ?? "";
    total += Number(amount.replace(",", ".")) * (letter === "d" ? daySeconds : unitSeconds[letter as "h" | "m" | "s"]);
    return "";
  });
  if (text.trim() === "" || rest.trim() !== "") return null;
  const seconds = Math.round(total * 1e6) / 1e6;
  return Number.isSafeInteger(seconds) ? seconds : null;
}

/** The shortest way to type so many seconds without days: "90m", "36h", "1h 30m 5s". */
export function writeDuration(seconds: number): string {
  if (seconds % 3600 === 0 && seconds > 0) return `${seconds / 3600}h`;
  if (seconds % 60 === 0 && seconds <= 7200) return `${seconds / 60}m`;
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  const parts = [hours > 0 && `${hours}h`, minutes > 0 && `${minutes}m`, rest > 0 && `${rest}s`];
  return parts.filter(Boolean).join(" ") || "0m";
}
