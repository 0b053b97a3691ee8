/** A date cannot be read; the message says why, in words for whoever brought the file. */
export class DateProblem extends Error {
  override readonly name = "DateProblem";
}

interface Parts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

const iso =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|UTC|[+-]\d{2}:?(?:\d{2})?)?)?$/i;

/**
 * The instant a cell names.
 *
 * @param format how dates are written if not as ISO 8601, from YYYY, MM, DD, HH, mm and ss.
 * @param zone IANA name, for what names no zone itself. A date alone is its first second there.
 * @throws DateProblem
 */
export function readDate(text: string, format: string | null, zone: string): Date {
  const found = iso.exec(text);
  if (found) return fromIso(found, zone);
  if (format === null) throw new DateProblem(unknownForm(text));
  const parts = byFormat(text, format);
  if (!parts) throw new DateProblem(`It is not written as ${format}`);
  return atWallTime(checked(parts), zone);
}

function fromIso(found: RegExpExecArray, zone: string): Date {
  const [, year, month, day, hour = "0", minute = "0", second = "0", , offset] = found;
  const parts = checked({
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
  });
  if (offset === undefined) return atWallTime(parts, zone);
  return new Date(utc(parts) - offsetMillis(offset));
}

function offsetMillis(offset: string): number {
  const found = /^([+-])(\d{2}):?(\d{2})?$/.exec(offset);
  if (!found) return 0;
  const minutes = Number(found[2]) * 60 + Number(found[3] ?? 0);
  return (found[1] === "-" ? -minutes : minutes) * 60_000;
}

function unknownForm(text: string): string {
  const found = /^(\d{1,2})[./-](\d{1,2})[./-]\d{2,4}\b/.exec(text);
  if (found && Number(found[1]) <= 12 && Number(found[2]) <= 12)
    return "It could be either day or month that stands first; say how dates are written, e.g. DD/MM/YYYY";
  return "It is not an ISO date such as 2026-03-31 or 2026-03-31T14:05; say how dates are written, e.g. DD/MM/YYYY HH:mm";
}

const names = { YYYY: "year", MM: "month", DD: "day", HH: "hour", mm: "minute", ss: "second" } as const;
const patterns = new Map<string, RegExp>();

/** A date alone is taken too where the format has a time. */
function byFormat(text: string, format: string): Parts | null {
  const groups = (patternOf(format).exec(text) ?? patternOf(format.replace(/\W*[T ]?HH.*$/, "")).exec(text))?.groups;
  if (!groups) return null;
  const part = (name: keyof Parts, byDefault: number) => (groups[name] ? Number(groups[name]) : byDefault);
  return {
    year: part("year", 0),
    month: part("month", 0),
    day: part("day", 0),
    hour: part("hour", 0),
    minute: part("minute", 0),
    second: part("second", 0),
  };
}

function patternOf(format: string): RegExp {
  const known = patterns.get(format);
  if (known) return known;
  const source = format.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/YYYY|MM|DD|HH|mm|ss/g, (part) => {
    const digits = part === "YYYY" ? "\\d{4}" : part === "MM" || part === "DD" ? "\\d{1,2}" : "\\d{2}";
    return `(?<${names[part as keyof typeof names]}>${digits})`;
  });
  const pattern = new RegExp(`^${source}$`);
  patterns.set(format, pattern);
  return pattern;
}

const utc = ({ year, month, day, hour, minute, second }: Parts) => Date.UTC(year, month - 1, day, hour, minute, second);

/** The 30th of February is no date, whatever arithmetic would make of it. */
function checked(parts: Parts): Parts {
  const at = new Date(utc(parts));
  const isReal =
    at.getUTCMonth() === parts.month - 1 &&
    at.getUTCDate() === parts.day &&
    parts.hour < 24 &&
    parts.minute < 60 &&
    parts.second < 60;
  if (!isReal) throw new DateProblem("There is no such day or time");
  if (parts.year < 1900) throw new DateProblem("It lies before 1900");
  return parts;
}

/** What a clock on the wall of the zone shows; an hour that is skipped counts on from before the skip. */
function atWallTime(parts: Parts, zone: string): Date {
  const wanted = utc(parts);
  const first = wanted - offsetAt(wanted, zone);
  return new Date(wanted - offsetAt(first, zone));
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** How far ahead of UTC the zone is at an instant, in milliseconds. */
function offsetAt(millis: number, zone: string): number {
  if (zone === "UTC") return 0;
  let clock = clocks.get(zone);
  if (!clock) {
    clock = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    clocks.set(zone, clock);
  }
  const shown = Object.fromEntries(clock.formatToParts(millis).map(({ type, value }) => [type, Number(value)]));
  const wall = Date.UTC(
    shown["year"] ?? 0,
    (shown["month"] ?? 1) - 1,
    shown["day"] ?? 1,
    shown["hour"] ?? 0,
    shown["minute"] ?? 0,
    shown["second"] ?? 0,
  );
  return wall - Math.floor(millis / 1000) * 1000;
}
