import { expect, test } from "@jest/globals";
import { alwaysOpen } from "./calendar/always-open.js";
import { byHours } from "./calendar/by-hours.js";
import type { Calendar, Span } from "./calendar/calendar.js";
import { openMinutes } from "./calendar/testing/oracle.js";
import { randomCases, type RandomCase } from "./calendar/testing/random-cases.js";
import { inTurn } from "./in-turn.js";

const MINUTE = 60_000;
const date = (ms: number) => new Date(ms);
const spansOf = ({ pauses }: RandomCase): Span[] =>
  pauses.map(({ from, to }) => ({ from: date(from), to: to === Infinity ? null : date(to) }));

interface Turn {
  life: RandomCase;
  calendar: Calendar;
  /** Whether a minute counts, by the calendar whose turn it is and outside all pauses. */
  counts: (minute: number) => boolean;
}

/** One to four calendars, each from an instant of the first's days on. */
function* randomTurns(count: number): Generator<Turn> {
  const cases = randomCases(count * 4, 20_261_123);
  for (let n = 0; n < count; n += 1) {
    const [life, ...others] = Array.from({ length: 1 + (n % 4) }, () => cases.next().value as RandomCase);
    if (!life) throw new Error("There is always a first");
    // In order of their beginning, spread over two days, some of them at the same minute.
    const terms = [life, ...others].map((each, i) => ({
      from: i === 0 ? life.start : life.start + (each.minutes % 7) * 137 * MINUTE + i * 420 * MINUTE,
      opening: each.opening,
    }));
    const opens = terms.map(({ opening }) => openMinutes(opening));
    const calendar = inTurn(terms.map(({ from, opening }) => ({ from: date(from), calendar: byHours("R", opening) })));
    const counts = (minute: number) => {
      const turn = terms.findLastIndex(({ from }, i) => i === 0 || from <= minute);
      return (opens[turn]?.(minute) ?? false) && !life.pauses.some(({ from, to }) => minute >= from && minute < to);
    };
    if (terms.every(({ from }, i) => i === 0 || from >= (terms[i - 1]?.from ?? 0))) yield { life, calendar, counts };
  }
}

test("Of random calendars in turn, sums and due times are what counting minute by minute says, and each undoes the other", () => {
  for (const { life, calendar, counts } of randomTurns(300)) {
    const { start, end, minutes, days } = life;
    const told = { life };
    let [sum, left, due] = [0, minutes, null as number | null];
    for (let minute = start; minute < start + days * 1440 * MINUTE; minute += MINUTE) {
      if (!counts(minute)) continue;
      if (minute < end) sum += 60;
      if ((left -= 1) === 0) due = minute + MINUTE;
    }
    const spans = spansOf(life);
    expect({ ...told, sum: calendar.workingSecondsBetween(date(start), date(end), spans) }).toEqual({ ...told, sum });
    const found = calendar.addWorkingSeconds(date(start), minutes * 60, spans);
    if (due === null) {
      expect((found?.getTime() ?? Infinity) > start + days * 1440 * MINUTE).toBe(true);
      continue;
    }
    expect({ ...told, due: found?.getTime() }).toEqual({ ...told, due });
    expect({ ...told, used: calendar.workingSecondsBetween(date(start), date(due), spans) }).toEqual({
      ...told,
      used: minutes * 60,
    });
  }
});

test("Of random calendars in turn, stretches follow each other without a gap and are open as long as is counted", () => {
  for (const { life, calendar } of randomTurns(100)) {
    const { start, end } = life;
    const stretches = calendar.stretches(date(start), date(end));
    let [reached, open] = [start, 0];
    for (const { from, to, kind } of stretches) {
      expect({ life, from: from.getTime() }).toEqual({ life, from: reached });
      reached = to.getTime();
      if (kind === "open") open += (to.getTime() - from.getTime()) / 1000;
    }
    expect({ life, reached, open }).toEqual({
      life,
      reached: Math.max(start, end),
      open: calendar.workingSecondsBetween(date(start), date(end)),
    });
  }
});

const office = (from: string, to: string) =>
  byHours(`${from} to ${to}`, {
    timeZone: "UTC",
    hours: Object.fromEntries((["mon", "tue", "wed", "thu", "fri"] as const).map((day) => [day, [[from, to]]])),
    holidays: [],
  });
const at = (iso: string) => new Date(iso);

test("To the millisecond: at whatever fraction of a second one calendar took over, what is left ends at closing time", () => {
  const start = at("2026-03-02T09:00:00.500Z");
  const closing = at("2026-03-02T17:00:00Z");
  for (let ms = 1; ms < 3000; ms += 1) {
    const calendar = inTurn([
      { from: start, calendar: office("09:00", "20:00") },
      { from: date(closing.getTime() - ms), calendar: office("09:00", "17:00") },
    ]);
    // Eight hours less half a second; a hair more would be the next morning, a hair less a millisecond too early.
    expect([ms, calendar.addWorkingSeconds(start, 28_799.5)?.toISOString()]).toEqual([ms, closing.toISOString()]);
    expect([ms, calendar.workingSecondsBetween(start, closing)]).toEqual([ms, 28_799.5]);
  }
});

test("Used up exactly when the next one takes over is used up then, though it is closed there", () => {
  const calendar = inTurn([
    { from: at("2026-03-02T09:00:00Z"), calendar: alwaysOpen("Round the clock", "UTC") },
    { from: at("2026-03-02T18:00:00Z"), calendar: office("09:00", "17:00") },
  ]);
  expect(calendar.addWorkingSeconds(at("2026-03-02T09:00:00Z"), 9 * 3600)?.toISOString()).toBe(
    "2026-03-02T18:00:00.000Z",
  );
  expect(calendar.addWorkingSeconds(at("2026-03-02T09:00:00Z"), 9 * 3600 + 1)?.toISOString()).toBe(
    "2026-03-03T09:00:01.000Z",
  );
  expect(calendar.addWorkingSeconds(at("2026-03-02T09:00:00Z"), 0)?.toISOString()).toBe("2026-03-02T09:00:00.000Z");
});

test("A pause that does not end keeps it for ever, unless all was used before", () => {
  const calendar = inTurn([
    { from: at("2026-03-02T09:00:00Z"), calendar: office("09:00", "17:00") },
    { from: at("2026-03-02T12:00:00Z"), calendar: office("08:00", "20:00") },
  ]);
  const pause = [{ from: at("2026-03-02T11:00:00Z"), to: null }];
  expect(calendar.addWorkingSeconds(at("2026-03-02T09:00:00Z"), 7200, pause)?.toISOString()).toBe(
    "2026-03-02T11:00:00.000Z",
  );
  expect(calendar.addWorkingSeconds(at("2026-03-02T09:00:00Z"), 7201, pause)).toBeNull();
});
