import { DAY_MS, timeOfDay, weekdays, type Holiday, type OpeningHours, type Window } from "./hours.js";
import { mergeStretches, without, type Stretch } from "./spans.js";

/**
 * What is open on each date by the clock on the wall, in milliseconds since midnight. A date is told as its number:
 * days since 1970-01-01, whatever the zone.
 *
 * A holiday closes what of the date it covers, also the rest of a window that began the evening before.
 */
export function localDays({ hours, holidays }: OpeningHours): (date: number) => readonly Stretch[] {
  const week = weekdays.map((day) => (hours[day] ?? []).map(readWindow));
  const openOn = weekdays.map((_day, i) => {
    const own = (week[i] ?? []).map(({ from, to }) => ({ from, to: to > from ? to : DAY_MS }));
    const fromYesterday = (week[(i + 6) % 7] ?? [])
      .filter(({ from, to }) => to <= from)
      .map(({ to }) => ({ from: 0, to }));
    return mergeStretches([...own, ...fromYesterday]);
  });
  const closings = closingsOf(holidays);
  return (date) => {
    // 1970-01-01 was a Thursday.
    const open = openOn[(((date + 3) % 7) + 7) % 7] ?? [];
    const closed = closings(date);
    return closed.length === 0 ? open : without(open, mergeStretches(closed));
  };
}

function readWindow([from, to]: Window): Stretch {
  const [start, end] = [timeOfDay(from), timeOfDay(to)];
  if (start === null || end === null) throw new RangeError(`${from} to ${to} is no window of a day`);
  return { from: start, to: end };
}

function closingsOf(holidays: readonly Holiday[]): (date: number) => Stretch[] {
  const single = new Map<string, Stretch[]>();
  const yearly = new Map<string, Stretch[]>();
  for (const { date, yearly: every = false, window } of holidays) {
    const [map, key] = every ? [yearly, date.slice(5)] : [single, date];
    map.set(key, [...(map.get(key) ?? []), window ? closing(window) : { from: 0, to: DAY_MS }]);
  }
  if (single.size + yearly.size === 0) return () => [];
  return (date) => {
    const iso = isoDate(date);
    return [...(single.get(iso) ?? []), ...(yearly.get(iso.slice(5)) ?? [])];
  };
}

/** A part of a holiday ends with its date, also where its end is not after its beginning. */
function closing(window: Window): Stretch {
  const { from, to } = readWindow(window);
  return { from, to: to > from ? to : DAY_MS };
}

/** "2026-12-25" of a date's number. */
export const isoDate = (date: number): string => new Date(date * DAY_MS).toISOString().slice(0, 10);
