import { expect, test } from "@jest/globals";
import { alwaysOpen } from "./always-open.js";
import { byHours } from "./by-hours.js";
import type { Calendar } from "./calendar.js";
import { openMinutes } from "./testing/oracle.js";
import { randomCases } from "./testing/random-cases.js";

const HOUR = 3_600_000;
const at = (iso: string) => new Date(iso);
const told = (calendar: Calendar, from: string, to: string) =>
  calendar
    .stretches(at(from), at(to))
    .map((each) => [each.from, each.to].map((end) => end.toISOString().slice(5, 16)).join(" ") + ` ${each.kind}`);

test("A working day is cut where it opens and closes, a holiday where it lies", () => {
  const calendar = byHours("Lunch", {
    timeZone: "Europe/Berlin",
    hours: {
      mon: [
        ["09:00", "12:00"],
        ["13:00", "17:00"],
      ],
      tue: [["09:00", "17:00"]],
    },
    holidays: [
      { date: "2026-03-03", name: "Carnival", window: ["12:00", "24:00"] },
      { date: "2026-03-04", name: "No working day" },
    ],
  });
  expect(told(calendar, "2026-03-02T08:30:00Z", "2026-03-04T12:00:00Z")).toEqual([
    "03-02T08:30 03-02T11:00 open",
    "03-02T11:00 03-02T12:00 closed",
    "03-02T12:00 03-02T16:00 open",
    "03-02T16:00 03-03T08:00 closed",
    "03-03T08:00 03-03T11:00 open",
    "03-03T11:00 03-03T23:00 holiday",
    "03-03T23:00 03-04T12:00 closed",
  ]);
});

test.each([
  ["Atlantic/Azores", "2026-10-25", "10-25T00:00 10-26T01:00 holiday"], // 25 hours, midnight twice
  ["America/Havana", "2026-11-01", "11-01T04:00 11-02T05:00 holiday"],
  ["Asia/Beirut", "2026-03-29", "03-28T22:00 03-29T21:00 holiday"], // 23 hours, no midnight
  ["Australia/Lord_Howe", "2026-04-05", "04-04T13:00 04-05T13:30 holiday"], // 24 and a half
])("In %s the holiday of %s is all of that date: %s", (timeZone, date, expected) => {
  const hours = Object.fromEntries(["sat", "sun", "mon"].map((day) => [day, [["00:00", "24:00"] as const]]));
  const calendar = byHours("Holiday", { timeZone, hours, holidays: [{ date, name: "All day" }] });
  const noon = Date.parse(`${date}T12:00:00Z`);
  const [before, after] = [noon - 40 * HOUR, noon + 40 * HOUR].map((ms) => new Date(ms).toISOString());
  expect(told(calendar, before ?? "", after ?? "")).toContain(expected);
});

test("Round the clock it is open and never closes", () => {
  const calendar = alwaysOpen("24x7", "UTC");
  expect(told(calendar, "2026-03-02T08:30:00Z", "2026-03-04T12:00:00Z")).toEqual(["03-02T08:30 03-04T12:00 open"]);
  expect(calendar.nextClose(at("2026-03-02T08:30:00Z"))).toBeNull();
});

test("It closes where the open stretch ends, over midnight and clock changes; what is closed does not close", () => {
  const nights = byHours("Nights", {
    timeZone: "Europe/Berlin",
    hours: { sat: [["20:00", "06:00"]], sun: [["06:00", "07:00"]] },
    holidays: [],
  });
  expect(nights.nextClose(at("2026-03-28T19:00:00Z"))?.toISOString()).toBe("2026-03-29T05:00:00.000Z");
  expect(nights.nextClose(at("2026-03-28T18:59:59Z"))).toBeNull();
  expect(nights.nextClose(at("2026-03-29T05:00:00Z"))).toBeNull();
});

test("Of random calendars, stretches cover the time without a gap, and what is open in them adds up", () => {
  for (const { opening, start, end } of randomCases(300, 20_261_122)) {
    const calendar = byHours("Random", opening);
    const isOpen = openMinutes(opening);
    const stretches = calendar.stretches(new Date(start), new Date(end));
    let [reached, open] = [start, 0];
    for (const { from, to, kind } of stretches) {
      const ends = { opening, start, end, from: from.getTime() };
      expect(ends).toEqual({ ...ends, from: reached });
      expect(to.getTime()).toBeGreaterThan(from.getTime());
      expect({ ...ends, open: isOpen(from.getTime()) }).toEqual({ ...ends, open: kind === "open" });
      reached = to.getTime();
      if (kind !== "open") continue;
      open += to.getTime() - from.getTime();
      const closes = calendar.nextClose(from)?.getTime() ?? Infinity;
      if (reached < end) expect({ ...ends, closes }).toEqual({ ...ends, closes: reached });
    }
    expect([opening, start, reached]).toEqual([opening, start, Math.max(start, end)]);
    expect([opening, start, open / 1000]).toEqual([
      opening,
      start,
      calendar.workingSecondsBetween(new Date(start), new Date(end)),
    ]);
  }
});
