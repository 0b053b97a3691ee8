import { byHours } from "../../src/features/sla/engine/calendar/by-hours.js";
import type { Calendar, Span } from "../../src/features/sla/engine/calendar/calendar.js";
import { withLunch } from "../../test/factories/promises.js";
import type { Bench } from "../open-bench.js";
import { HOUR, numbers } from "./life.js";
import { perSecond, type Line, type Part } from "./table.js";

interface Question {
  start: Date;
  seconds: number;
  pauses: Span[];
}

const QUESTIONS = 100_000;
const AIM = 50_000;
const DAY = 24 * HOUR;
const YEAR = Date.parse("2026-01-01T00:00:00Z");
const HOURS_OF_A_WEEK = 35;

const holidays = Array.from({ length: 12 }, (_, i) => ({ date: `2026-${String(i + 1).padStart(2, "0")}-15` }));
const opening = { timeZone: "Europe/Berlin", hours: withLunch, holidays };

/** How many due times one core works out in a second; the floor adds seconds to instants in SQL, as if always open. */
export async function benchDueTimes({ db }: Bench): Promise<Part> {
  const floor = await sqlRate(db);
  const calendar = byHours("Office", opening);
  const upTo = (hours: number, pauses: number) => questions(hours * 3600, pauses);
  const rates = [
    ["target up to 4 weeks of opening hours", upTo(4 * HOURS_OF_A_WEEK, 0)],
    ["the same, up to 3 pauses", upTo(4 * HOURS_OF_A_WEEK, 3)],
    ["target up to 4 weeks of hours, 19 weeks of opening hours", upTo(4 * 7 * 24, 0)],
    ["the same, up to 3 pauses", upTo(4 * 7 * 24, 3)],
  ] as const;
  return {
    title: "Due times a second, one core; two windows a day, 12 holidays a year, Europe/Berlin",
    lines: rates.map(([what, asked]): Line => {
      const rate = rateOf(calendar, asked);
      return {
        what,
        figure: perSecond(rate),
        floor: perSecond(floor),
        ratio: rate / floor,
        aim: `${perSecond(AIM)} or more`,
        met: rate >= AIM,
      };
    }),
    problems: [],
    notes: ["floor: an instant and seconds added up in SQL, as if it were always open"],
  };
}

function questions(maxSeconds: number, pauses: number): Question[] {
  const random = numbers(11);
  return Array.from({ length: QUESTIONS }, () => {
    const start = YEAR + Math.floor(random() * 300 * DAY);
    return {
      start: new Date(start),
      seconds: 60 + Math.floor(random() * maxSeconds),
      pauses: Array.from({ length: Math.floor(random() * (pauses + 1)) }, () => {
        const from = start + Math.floor(random() * 14 * DAY);
        return { from: new Date(from), to: new Date(from + Math.floor(random() * 2 * DAY)) };
      }),
    };
  });
}

function rateOf(calendar: Calendar, asked: readonly Question[]): number {
  const round = () => {
    const before = performance.now();
    for (const { start, seconds, pauses } of asked) calendar.addWorkingSeconds(start, seconds, pauses);
    return performance.now() - before;
  };
  round(); // the calendar's days are worked out once, as in a process that has run for a while
  return asked.length / (round() / 1000);
}

async function sqlRate(db: Bench["db"]): Promise<number> {
  const sql = `SELECT max(start + seconds * interval '1 second') AS last
    FROM (SELECT '2026-01-01Z'::timestamptz + n * interval '1 minute' AS start, n % 500000 AS seconds
          FROM generate_series(1, ${QUESTIONS}) AS n) AS asked`;
  await db.one(sql);
  const before = performance.now();
  await db.one(sql);
  return QUESTIONS / ((performance.now() - before) / 1000);
}
