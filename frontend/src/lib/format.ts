import { dateTimeFormat, listFormat, numberFormat, relativeTimeFormat } from "./intl.js";
import { createStore } from "./store.js";

/** How the viewer reads times and numbers: set from the profile, else from the browser. */
export interface Viewer {
  locale: string;
  timeZone: string;
}
export const viewer = createStore<Viewer>({
  locale: "en",
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
});

type Instant = string | number | Date;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function dates(options: Intl.DateTimeFormatOptions, timeZone = viewer.get().timeZone): Intl.DateTimeFormat {
  return dateTimeFormat(viewer.get().locale, { ...options, timeZone });
}

/** "15:10" or "3:10 PM", as the locale has it. */
export function formatTime(at: Instant, timeZone?: string): string {
  return dates({ hour: "2-digit", minute: "2-digit" }, timeZone).format(new Date(at));
}

/** "13 Jul 2026". */
export function formatDate(at: Instant, timeZone?: string): string {
  return dates({ day: "numeric", month: "short", year: "numeric" }, timeZone).format(new Date(at));
}

/** "Mon 13 Jul": a day of this year. */
export function formatToday(at: Instant): string {
  return dates({ weekday: "short", day: "numeric", month: "short" }).format(new Date(at));
}

/** The day as the viewer's calendar has it, "2026-07-13", for comparing. */
export function dayOf(at: Instant, timeZone = viewer.get().timeZone): string {
  const parts = dateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  return parts.format(new Date(at));
}

/** Everything about an instant: "Monday, 13 July 2026 at 10:50 CEST". */
export function formatFull(at: Instant, timeZone?: string): string {
  return dates(FULL, timeZone).format(new Date(at));
}
const FULL: Intl.DateTimeFormatOptions = {
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  timeZoneName: "short",
};

/** When something happened: "2 hours ago" up to a day, "Tue 14:05" up to six, else the date. */
export function formatWhen(at: Instant, now: number): string {
  const time = new Date(at).getTime();
  const age = now - time;
  if (Math.abs(age) < DAY) {
    const relative = relativeTimeFormat(viewer.get().locale, { numeric: "auto", style: "long" });
    if (Math.abs(age) < MINUTE) return relative.format(0, "second");
    if (Math.abs(age) < HOUR) return relative.format(-Math.trunc(age / MINUTE), "minute");
    return relative.format(-Math.trunc(age / HOUR), "hour");
  }
  if (Math.abs(age) < 6 * DAY)
    return dates({ weekday: "short", hour: "2-digit", minute: "2-digit" }).format(new Date(time));
  return formatDate(time);
}

/** When something is due: "today, 15:10", "Mon, 10:50" within six days, else "Mon, 13 Jul, 10:50". */
export function formatDue(at: Instant, now: number): string {
  const time = new Date(at).getTime();
  if (dayOf(time) === dayOf(now)) {
    const today = relativeTimeFormat(viewer.get().locale, { numeric: "auto" }).format(0, "day");
    return `${today}, ${formatTime(time)}`;
  }
  return Math.abs(time - now) < 6 * DAY
    ? formatWeekdayTime(time)
    : dates({ weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }).format(
        new Date(time),
      );
}

/** "Monday 13 July at 10:50"; with the year where it is not the one of `now`. */
export function formatDay(at: Instant, now: Instant, timeZone?: string): string {
  const year = dates({ year: "numeric" }, timeZone);
  const sameYear = year.format(new Date(at)) === year.format(new Date(now));
  return dates({ ...DAY_AND_TIME, ...(!sameYear && { year: "numeric" }) }, timeZone).format(new Date(at));
}
const DAY_AND_TIME: Intl.DateTimeFormatOptions = {
  weekday: "long",
  day: "numeric",
  month: "long",
  hour: "2-digit",
  minute: "2-digit",
};

/** When something is due, where there is little room: "Mon 10:50" within six days, else "Mon 27 Jul". */
export function formatDueShort(at: Instant, now: number): string {
  const time = new Date(at).getTime();
  if (Math.abs(time - now) < 6 * DAY) return formatWeekdayTime(time);
  return formatToday(time);
}

/** "Mon 10:50". */
function formatWeekdayTime(at: Instant): string {
  return dates({ weekday: "short", hour: "2-digit", minute: "2-digit" }).format(new Date(at));
}

/** The short name of a zone at an instant: "CEST". */
export function zoneName(at: Instant, timeZone: string): string {
  const parts = dates({ timeZoneName: "short" }, timeZone).formatToParts(new Date(at));
  return parts.find((part) => part.type === "timeZoneName")?.value ?? timeZone;
}

/** "Lisbon" of "Europe/Lisbon". */
export function placeOf(timeZone: string): string {
  return timeZone.split("/").at(-1)?.replaceAll("_", " ") ?? timeZone;
}

type Unit = "day" | "hour" | "minute" | "second";

function unit(count: number, name: Unit, display: "narrow" | "long"): string {
  return numberFormat(viewer.get().locale, { style: "unit", unit: name, unitDisplay: display }).format(count);
}

/**
 * A length of time in its two largest units, rounded down: "3h 10m", "2d 4h", "42m", or "2 hours, 10 minutes".
 *
 * @param ms 0 or more; under a minute counts as seconds.
 */
export function formatDuration(ms: number, display: "narrow" | "long" = "narrow"): string {
  const parts = largestUnits(Math.max(0, ms)).map(([count, name]) => unit(count, name, display));
  return joined(parts, display);
}

function joined(parts: readonly string[], display: "narrow" | "long"): string {
  if (display === "narrow") return parts.join(" ");
  return listFormat(viewer.get().locale, { type: "unit", style: "long" }).format(parts);
}

/**
 * Working time in its two largest units up to hours, "30 hours, 10 minutes": how long a working day is, each calendar
 * says for itself.
 */
export function formatWorking(ms: number, display: "narrow" | "long" = "long"): string {
  const seconds = Math.floor(Math.max(0, ms) / 1000);
  if (seconds < 24 * 3600) return formatDuration(ms, display);
  const parts = (
    [
      [Math.floor(seconds / 3600), "hour"],
      [Math.floor((seconds % 3600) / 60), "minute"],
    ] as const
  )
    .filter(([count]) => count > 0)
    .map(([count, name]) => unit(count, name, display));
  return joined(parts, display);
}

function largestUnits(ms: number): [number, Unit][] {
  const all: [number, Unit][] = [
    [Math.floor(ms / DAY), "day"],
    [Math.floor((ms % DAY) / HOUR), "hour"],
    [Math.floor((ms % HOUR) / MINUTE), "minute"],
    [Math.floor((ms % MINUTE) / 1000), "second"],
  ];
  const from = all.findIndex(([count]) => count > 0);
  if (from === -1) return [[0, "minute"]];
  // Seconds say nothing beside minutes.
  const last = from < 3 ? 3 : 4;
  return all.slice(from, Math.min(from + 2, last)).filter(([count]) => count > 0);
}

/** One unit alone, as on an overdue chip: "15m", "2h", "3d". */
export function formatCoarse(ms: number): string {
  const [first] = largestUnits(Math.max(MINUTE, ms));
  return first ? unit(first[0], first[1], "narrow") : "";
}

/** Minutes and seconds of a countdown's last minutes: "4:32". */
export function formatCountdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** "640 kB", "1.2 MB": decimal, as file managers show it. */
export function formatBytes(bytes: number): string {
  const [size, name] =
    bytes < 1000 ? [bytes, "byte"] : bytes < 1e6 ? [bytes / 1e3, "kilobyte"] : [bytes / 1e6, "megabyte"];
  const digits = size < 10 && name === "megabyte" ? 1 : 0;
  const format: Intl.NumberFormatOptions = {
    style: "unit",
    unit: name,
    unitDisplay: "short",
    maximumFractionDigits: digits,
  };
  return numberFormat(viewer.get().locale, format).format(size);
}

export function formatNumber(value: number, decimals = 3, atLeast = 0): string {
  const digits = { minimumFractionDigits: atLeast, maximumFractionDigits: decimals };
  return numberFormat(viewer.get().locale, digits).format(value);
}

/** "A, B and C". */
export function formatList(items: readonly string[]): string {
  return listFormat(viewer.get().locale, { type: "conjunction" }).format(items);
}
