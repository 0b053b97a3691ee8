import { dateTimeFormat } from "./intl.js";

const WALL: Intl.DateTimeFormatOptions = {
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
};

const WALL_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/** An instant as a zone's clocks show it, "2026-07-13T10:50": what a date-and-time field holds. */
export function wallTimeOf(at: string | number, timeZone: string): string {
  const parts = dateTimeFormat("en-CA", { ...WALL, timeZone }).formatToParts(new Date(at));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((found) => found.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}`;
}

/**
 * The instant at which a zone's clocks show a wall time.
 *
 * @param wall "2026-07-13T10:50". A time that a clock change skips becomes the one as much later; of two, the first.
 * @returns an ISO instant in UTC; null when `wall` is not a date and time.
 */
export function instantOf(wall: string, timeZone: string): string | null {
  // Browsers differ in what else they take for a date.
  const asUtc = WALL_TIME.test(wall) ? Date.parse(`${wall}:00Z`) : NaN;
  if (!Number.isFinite(asUtc)) return null;
  // The offset may differ between the first guess and the answer, so both sides of a change are tried.
  const offsets = [asUtc - 86_400_000, asUtc + 86_400_000].map(
    (at) => Date.parse(`${wallTimeOf(at, timeZone)}:00Z`) - at,
  );
  const [before = 0, after = 0] = offsets;
  const fits = [before, after].map((offset) => asUtc - offset).find((at) => wallTimeOf(at, timeZone) === wall);
  return new Date(fits ?? asUtc - before).toISOString();
}

/** The instants between which a range of days lies, both days included: from the first, up to but without the second. */
export function daysToInstants(range: { from: string | null; to: string | null }, timeZone: string) {
  const start = range.from && instantOf(`${range.from}T00:00`, timeZone);
  const end = range.to && instantOf(`${dayAfter(range.to)}T00:00`, timeZone);
  return { from: start ?? null, to: end ?? null };
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
