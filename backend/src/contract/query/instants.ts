/** An instant as somebody wrote it; what it comes to depends on the clock and the time zone of who asks. */
export type InstantWords =
  | { kind: "span"; amount: number; unit: SpanUnit }
  | { kind: "day"; days: number }
  | { kind: "date"; year: number; month: number | null; day: number | null }
  /** `zone`: minutes east of Greenwich; null: the asker's. */
  | {
      kind: "time";
      year: number;
      month: number;
      day: number;
      hour: number;
      minute: number;
      second: number;
      zone: number | null;
    };

export type SpanUnit = "minutes" | "hours" | "days" | "weeks" | "months" | "years";

const units: Readonly<Record<string, SpanUnit>> = {
  m: "minutes",
  min: "minutes",
  h: "hours",
  d: "days",
  w: "weeks",
  mo: "months",
  y: "years",
};
/** More of a unit leaves the calendar that PostgreSQL and JavaScript share. */
const MOST: Readonly<Record<SpanUnit, number>> = {
  minutes: 5_000_000,
  hours: 90_000,
  days: 40_000,
  weeks: 5_000,
  months: 1_200,
  years: 100,
};

const days: Readonly<Record<string, number>> = { yesterday: -1, today: 0, tomorrow: 1 };
const SPAN = /^([+-]?)(\d{1,7})(min|mo|m|h|d|w|y)$/;
const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const TIME = /^(\d{4})-(\d{2})-(\d{2})[t](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(z|[+-]\d{2}:?\d{2})?$/;

/**
 * "now", "today", "-7d", "2h", "2026-03-01", "2026-03", "2026-03-01T10:00", in any case.
 *
 * @returns null where it is none of these, or no date of the calendar.
 */
export function readInstant(typed: string): InstantWords | null {
  const text = typed.toLowerCase();
  if (text === "now") return { kind: "span", amount: 0, unit: "minutes" };
  const named = Object.hasOwn(days, text) ? days[text] : undefined;
  if (named !== undefined) return { kind: "day", days: named };
  const span = SPAN.exec(text);
  const unit = span?.[3] === undefined ? undefined : units[span[3]];
  if (span && unit) {
    const amount = Number(span[2]);
    return amount > MOST[unit] ? null : { kind: "span", amount: span[1] === "-" ? -amount : amount, unit };
  }
  const date = DATE.exec(text);
  if (date) {
    const [year, month, day] = [Number(date[1]), numberOf(date[2]), numberOf(date[3])];
    return isDate(year, month ?? 1, day ?? 1) ? { kind: "date", year, month, day } : null;
  }
  return readTime(TIME.exec(text));
}

function readTime(time: RegExpExecArray | null): InstantWords | null {
  if (!time) return null;
  const [year, month, day, hour, minute, second] = time.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (!isDate(year, month, day) || hour > 23 || minute > 59 || second > 59) return null;
  const zone = time[7] === undefined ? null : time[7] === "z" ? 0 : offsetOf(time[7]);
  return zone !== null && Math.abs(zone) > 14 * 60
    ? null
    : { kind: "time", year, month, day, hour, minute, second, zone };
}

function offsetOf(text: string): number {
  const digits = text.slice(1).replace(":", "");
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return text.startsWith("-") ? -minutes : minutes;
}

const numberOf = (text: string | undefined): number | null => (text === undefined ? null : Number(text));

function isDate(year: number, month: number, day: number): boolean {
  if (year < 1970 || year > 2200) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
