import { weekdays, type OpeningHours, type Window } from "../hours.js";
import type { Stretch } from "../spans.js";

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Clocks change on a quarter of an hour at the finest. */
const QUARTER = 15 * MINUTE;

/** A zone's offsets as the platform writes them, asked for once for each quarter of an hour. */
const zones = new Map<string, (instant: number) => number>();

function offsetsOf(timeZone: string): (instant: number) => number {
  const before = zones.get(timeZone);
  if (before) return before;
  const format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  const known = new Map<number, number>();
  const offsetOf = (instant: number) => {
    const quarter = Math.floor(instant / QUARTER);
    const offset = known.get(quarter) ?? written(format, quarter * QUARTER);
    known.set(quarter, offset);
    return offset;
  };
  zones.set(timeZone, offsetOf);
  return offsetOf;
}

function written(format: Intl.DateTimeFormat, instant: number): number {
  const name = format.formatToParts(instant).find(({ type }) => type === "timeZoneName")?.value ?? "";
  const [, sign, hours, minutes = "0"] = /^GMT(?:([+-])(\d+):(\d+))?$/.exec(name) ?? [];
  const size = (Number(hours ?? 0) * 60 + Number(minutes)) * MINUTE;
  return sign === "-" ? -size : size;
}

const isoOf = (date: number) => new Date(date * DAY).toISOString().slice(0, 10);
const minuteOf = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
const minutesOf = ([from, to]: Window) => ({ start: minuteOf(from), end: minuteOf(to) });

/**
 * Whether a minute is open, found by looking at that minute alone: the date and time a clock on the wall shows, the
 * windows of that weekday and what yesterday's left over, the holidays. Knows nothing of stretches, sums or days of
 * universal time; windows and clock changes are on whole minutes here.
 */
export function openMinutes({ timeZone, hours, holidays }: OpeningHours): (instant: number) => boolean {
  const offsetOf = offsetsOf(timeZone);
  const week = weekdays.map((day) => (hours[day] ?? []).map(minutesOf));
  const closings = holidays.map(({ date, yearly, window }) => {
    const { start, end } = minutesOf(window ?? ["00:00", "24:00"]);
    return { on: yearly ? date.slice(5) : date, start, end: end > start ? end : 1440 };
  });
  const closedOn = new Map<number, typeof closings>();

  return (instant) => {
    const wall = instant + offsetOf(instant);
    const date = Math.floor(wall / DAY);
    const minute = Math.floor((wall - date * DAY) / MINUTE);
    const closed = closedOn.get(date) ?? closings.filter(({ on }) => isoOf(date).endsWith(on));
    closedOn.set(date, closed);
    if (closed.some(({ start, end }) => minute >= start && minute < end)) return false;
    // Number 0 was a Thursday.
    const today = week[(date + 3) % 7] ?? [];
    const yesterday = week[(date + 2) % 7] ?? [];
    return (
      today.some(({ start, end }) => minute >= start && (end <= start || minute < end)) ||
      yesterday.some(({ start, end }) => end <= start && minute < end)
    );
  };
}

/** Working minutes in [from, to), counted one by one. */
export function minutesBetween(
  isOpen: (instant: number) => boolean,
  from: number,
  to: number,
  pauses: readonly Stretch[],
): number {
  let count = 0;
  for (let minute = from; minute < to; minute += MINUTE) if (isOpen(minute) && !isPaused(pauses, minute)) count += 1;
  return count;
}

/** The end of the working minute with which so many are used up; null when that is after `last`. */
export function addMinutes(
  isOpen: (instant: number) => boolean,
  from: number,
  minutes: number,
  pauses: readonly Stretch[],
  last: number,
): number | null {
  let left = minutes;
  for (let minute = from; minute < last; minute += MINUTE) {
    if (!isOpen(minute) || isPaused(pauses, minute)) continue;
    left -= 1;
    if (left === 0) return minute + MINUTE;
  }
  return null;
}

const isPaused = (pauses: readonly Stretch[], minute: number) =>
  pauses.some(({ from, to }) => minute >= from && minute < to);
