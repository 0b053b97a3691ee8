const TIME = /^(\d{1,2})(?:[:.h]?(\d{2}))?(?::(\d{2}))?\s*h?\s*(?:([ap])\s?\.?\s?m?\.?)?$/i;
const DAY = 86_400;

/**
 * A time of day as people type it: "9", "9:30", "0930", "9.30", "17", "24:00", "9am", "5:30 pm".
 *
 * @returns it as the server wants it, "09:30" or "09:30:15"; null where it is none. "24:00" is the end of the day.
 */
export function parseTime(text: string): string | null {
  const [, hour, minute = "00", second = "00", half] = TIME.exec(text.normalize("NFKC").trim()) ?? [];
  if (hour === undefined) return null;
  const [m, s] = [Number(minute), Number(second)];
  const h = half === undefined ? Number(hour) : by24Hours(Number(hour), half);
  if (h === null || m > 59 || s > 59 || h * 3600 + m * 60 + s > DAY) return null;
  const parts = [h, m, ...(s > 0 ? [s] : [])];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}

/** The same for where hours end: midnight there is the end of the day, not its beginning. */
export function parseEnd(text: string): string | null {
  const time = parseTime(text);
  return time === "00:00" ? "24:00" : time;
}

function by24Hours(hour: number, half: string): number | null {
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
}

/** Seconds since midnight of what `parseTime` returned. */
export function secondsOf(time: string): number {
  const [h = 0, m = 0, s = 0] = time.split(":").map(Number);
  return (h * 60 + m) * 60 + s;
}
