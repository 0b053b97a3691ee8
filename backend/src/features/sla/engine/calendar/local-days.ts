import { DAY_MS, timeOfDay, weekdays, type Holiday, type OpeningHours, type Window } from "./hours.js";
import { mergeStretches, without, type Stretch } from "./spans.js";

/** A closing on a date, in milliseconds since midnight by the wall clock. */
export interface Closing extends Stretch {
  name: string;
}

/** Which stretches of each date are open by the clock on the wall, and how they came about. */
export interface LocalDays {
  /** Less holidays. */
  openOn: (date: number) => readonly Stretch[];
  /** As if there were no holidays. */
  usualOn: (date: number) => readonly Stretch[];
  closingsOn: (date: number) => readonly Closing[];
  /** Does work begin on that date? What is left over from the evening before makes no business day. */
  isBusinessDay: (date: number) => boolean;
}

/**
 * What is open on each date by the clock on the wall, in milliseconds since midnight. A date is told as its number:
 * days since 1970-01-01, whatever the zone.
 *
 * A holiday closes what of the date it covers, also the rest of a window that began the evening before.
 */
export function localDays({ hours, holidays }: OpeningHours): LocalDays {
  const week = weekdays.map((day) => (hours[day] ?? []).map(readWindow));
  const ownOf = week.map((windows) => windows.map(({ from, to }) => ({ from, to: to > from ? to : DAY_MS })));
  const usualOf = weekdays.map((_day, i) => {
    const fromYesterday = (week[(i + 6) % 7] ?? [])
      .filter(({ from, to }) => to <= from)
      .map(({ to }) => ({ from: 0, to }));
    return mergeStretches([...(ownOf[i] ?? []), ...fromYesterday]);
  });
  const closingsOn = closingsOf(holidays);
  const usualOn = (date: number) => usualOf[weekdayOf(date)] ?? [];
  const less = (open: readonly Stretch[], date: number) => {
    const closed = closingsOn(date);
    return closed.length === 0 ? open : without(open, mergeStretches(closed));
  };
  return {
    usualOn,
    closingsOn,
    openOn: (date) => less(usualOn(date), date),
    isBusinessDay: (date) => less(mergeStretches(ownOf[weekdayOf(date)] ?? []), date).length > 0,
  };
}

/** 0 is Monday; 1970-01-01 was a Thursday. */
const weekdayOf = (date: number) => (((date + 3) % 7) + 7) % 7;

function readWindow([from, to]: Window): Stretch {
  const [start, end] = [timeOfDay(from), timeOfDay(to)];
  if (start === null || end === null) throw new RangeError(`${from} to ${to} is no window of a day`);
  return { from: start, to: end };
}

function closingsOf(holidays: readonly Holiday[]): (date: number) => Closing[] {
  const single = new Map<string, Closing[]>();
  const yearly = new Map<string, Closing[]>();
  for (const { date, yearly: every = false, window, name = "" } of holidays) {
    const [map, key] = every ? [yearly, date.slice(5)] : [single, date];
    const span = window ? closing(window) : { from: 0, to: DAY_MS };
    map.set(key, [...(map.get(key) ?? []), { ...span, name }]);
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
