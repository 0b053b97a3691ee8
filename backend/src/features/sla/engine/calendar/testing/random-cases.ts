import { weekdays, type Holiday, type OpeningHours, type WeekHours, type Window } from "../hours.js";
import { isoDate } from "../local-days.js";
import type { Stretch } from "../spans.js";

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Zones of the vectors, and the days on which their clocks change, 29 February and the turn of a year. */
const ZONES: readonly (readonly [zone: string, ...days: string[]])[] = [
  ["Europe/Berlin", "2026-03-29", "2026-10-25"],
  ["Europe/London", "2026-03-29", "2026-10-25"],
  ["America/New_York", "2026-03-08", "2026-11-01"],
  ["America/St_Johns", "2025-03-09", "2025-11-02"],
  ["America/Santiago", "2026-04-05", "2026-09-06"],
  ["Australia/Adelaide", "2026-04-05", "2026-10-04"],
  ["Australia/Lord_Howe", "2026-04-05", "2026-10-04"],
  ["Pacific/Chatham", "2026-04-05", "2026-09-27"],
  ["Asia/Kathmandu", "2028-02-29"],
  ["Asia/Tokyo", "2027-01-01"],
  ["Asia/Kolkata", "2026-06-15"],
  ["America/Phoenix", "2026-03-08"],
  ["Africa/Abidjan", "2028-02-29"],
  ["Africa/Casablanca", "2026-02-15", "2026-03-22"],
  ["UTC", "2027-01-01"],
];

export interface RandomCase {
  opening: OpeningHours;
  start: number;
  end: number;
  minutes: number;
  pauses: Stretch[];
  /** As far as is worth walking; a later answer has only to be later. */
  days: number;
}

/** The same cases for the same seed, by a linear congruential generator (Numerical Recipes' constants). */
export function* randomCases(count: number, seed: number): Generator<RandomCase> {
  let state = seed >>> 0;
  const below = (n: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  const pick = <T>(items: readonly T[]): T => items[below(items.length)] as T;
  const clock = (minute: number) =>
    `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

  const day = (): Window[] => {
    const kind = below(10);
    if (kind < 2) return [];
    if (kind < 3) return [["00:00", "24:00"]];
    if (kind < 4) return [[clock(18 * 60 + below(360)), clock(1 + below(5 * 60))]];
    const cuts = Array.from({ length: kind < 7 ? 2 : 4 }, () => 5 * 60 + below(13 * 60)).sort((a, b) => a - b);
    const windows = cuts.flatMap((from, i): Window[] => {
      const to = cuts[i + 1] ?? 0;
      return i % 2 === 0 && to > from ? [[clock(from), clock(to)]] : [];
    });
    return windows;
  };

  for (let n = 0; n < count; n += 1) {
    const [timeZone, ...days] = pick(ZONES);
    // One in ten is sparse and long: a window a week, counted over weeks.
    const sparse = n % 10 === 9;
    const around = Date.parse(`${pick(days)}T00:00:00Z`);
    const start = around + (below(5 * 1440) - 3 * 1440) * MINUTE;
    const end = start + below(sparse ? 21 * 1440 : 3 * 1440) * MINUTE;
    const hours: WeekHours = sparse
      ? { [pick(weekdays)]: [["08:10", "09:40"]] }
      : Object.fromEntries(weekdays.map((weekday) => [weekday, day()]));
    const holidays = Array.from({ length: below(3) }, (): Holiday => {
      const date = isoDate(Math.floor(start / DAY) + below(4));
      const from = 60 * below(20);
      return { date, yearly: below(3) === 0, ...(below(2) === 0 && { window: [clock(from), clock(from + 150)] }) };
    });
    const pauses = Array.from({ length: below(4) }, (): Stretch => {
      const from = start + (below(2 * 1440) - 300) * MINUTE;
      return { from, to: below(8) === 0 ? Infinity : from + below(900) * MINUTE };
    });
    yield {
      opening: { timeZone, hours, holidays },
      start,
      end,
      minutes: 1 + below(sparse ? 200 : 1500),
      pauses,
      days: sparse ? 21 : 3,
    };
  }
}
