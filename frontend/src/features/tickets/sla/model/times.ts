import { viewer } from "../../../../lib/format.js";

const formats = new Map<string, Intl.DateTimeFormat>();

/** A formatter in the viewer's language and zone, made once: a year has many stretches. */
function inViewersZone(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const { locale, timeZone } = viewer.get();
  const key = JSON.stringify([locale, timeZone, options]);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone });
  formats.set(key, known);
  return known;
}

const TIME = { hour: "2-digit", minute: "2-digit" } as const;
const SECONDS = { ...TIME, second: "2-digit" } as const;

/** Staff see that sums are right to the second; customers are told minutes. */
export type Precision = "second" | "minute";

/** "09:00"; with seconds where there are any. */
export function clockTime(at: number, precision: Precision = "second"): string {
  return inViewersZone(timeOptions(at, precision)).format(at);
}

/** "Mon 13 Jul, 09:00". */
export function dayAndTime(at: number, precision: Precision = "second"): string {
  const time = timeOptions(at, precision);
  return inViewersZone({ weekday: "short", day: "numeric", month: "short", ...time }).format(at);
}

const timeOptions = (at: number, precision: Precision) =>
  precision === "minute" || Math.floor(at / 1000) % 60 === 0 ? TIME : SECONDS;

/** "Fri 10 Jul": the date that an instant has in a zone. */
export function dateIn(at: number, timeZone: string): string {
  const { locale } = viewer.get();
  const options = { weekday: "short", day: "numeric", month: "short", timeZone } as const;
  return new Intl.DateTimeFormat(locale, options).format(at);
}

/** "Fri 10 Jul"; with the year where it is not the one of `near`. */
export function shortDay(at: number, near: number): string {
  return inViewersZone({ weekday: "short", day: "numeric", month: "short", ...yearUnlessNear(at, near) }).format(at);
}

function yearUnlessNear(at: number, near: number): Intl.DateTimeFormatOptions {
  const year = inViewersZone({ year: "numeric" });
  return year.format(at) === year.format(near) ? {} : { year: "numeric" };
}

/** A length of time to the nearest minute, without days: "2 hours, 10 minutes". */
export function roughly(seconds: number, display: "narrow" | "long" = "narrow"): string {
  return exactly(60 * Math.round(seconds / 60), display);
}

/** A length of time to the second, without days: "8h", "2h 10m 5s", or in words. */
export function exactly(seconds: number, display: "narrow" | "long" = "narrow"): string {
  const whole = Math.round(Math.max(0, seconds));
  const parts = (
    [
      [Math.floor(whole / 3600), "hour"],
      [Math.floor((whole % 3600) / 60), "minute"],
      [whole % 60, "second"],
    ] as const
  ).filter(([count]) => count > 0);
  const { locale } = viewer.get();
  const words = (parts.length > 0 ? parts : ([[0, "minute"]] as const)).map(([count, unit]) =>
    new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: display }).format(count),
  );
  return display === "narrow" ? words.join(" ") : new Intl.ListFormat(locale, { type: "unit" }).format(words);
}

/** The day that an instant is on for the viewer: "2026-07-13", for comparing. */
export function dayKey(at: number): string {
  const { timeZone } = viewer.get();
  const key = `day ${timeZone}`;
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  formats.set(key, format);
  return format.format(at);
}

/** The viewer's clocks at an instant, "09:00:00", for comparing. */
export function wallKey(at: number): string {
  const { timeZone } = viewer.get();
  const key = `wall ${timeZone}`;
  const options = { hourCycle: "h23", hour: "2-digit", minute: "2-digit", second: "2-digit" } as const;
  const format = formats.get(key) ?? new Intl.DateTimeFormat("en-CA", { timeZone, ...options });
  formats.set(key, format);
  return format.format(at);
}
