import { expect, test } from "@jest/globals";
import type { SlaInterval } from "@redress/backend/contract";
import { daysOf, linesOf } from "./preview-days.js";
import { fridayAfternoon } from "./preview-values.js";

const BERLIN = "Europe/Berlin";

function interval(from: string, to: string, kind: SlaInterval["kind"], reason: string | null = null): SlaInterval {
  const counted = kind === "counted" ? (Date.parse(to) - Date.parse(from)) / 1000 : 0;
  return { from, to, kind, reason, counted_seconds: counted, used_seconds: 0 };
}

test("ten minutes count on Friday, one hour fifty on Monday; the weekend between them is one line", () => {
  const days = daysOf(
    [
      interval("2026-07-10T14:50:00Z", "2026-07-10T15:00:00Z", "counted"),
      interval("2026-07-10T15:00:00Z", "2026-07-13T07:00:00Z", "closed"),
      interval("2026-07-13T07:00:00Z", "2026-07-13T08:50:00Z", "counted"),
    ],
    BERLIN,
  );
  expect(days.map(({ day, countedSeconds }) => [day, countedSeconds])).toEqual([
    ["2026-07-10", 600],
    ["2026-07-11", 0],
    ["2026-07-12", 0],
    ["2026-07-13", 6600],
  ]);
  const [friday, , , monday] = days;
  expect(friday?.parts).toEqual([
    { kind: "counted", start: (16 * 60 + 50) / 1440, end: 17 / 24 },
    { kind: "closed", start: 17 / 24, end: 1 },
  ]);
  expect(monday?.parts.map(({ start, end }) => [start, end])).toEqual([
    [0, 9 / 24],
    [9 / 24, (10 * 60 + 50) / 1440],
  ]);
  expect(linesOf(days).map((line) => (line.kind === "day" ? line.day.day : line.days.length))).toEqual([
    "2026-07-10",
    2,
    "2026-07-13",
  ]);
});

test("the day on which the clock goes forward has 23 hours, and a holiday its name", () => {
  const days = daysOf(
    [
      interval("2026-03-28T23:00:00Z", "2026-03-30T22:00:00Z", "counted"),
      interval("2026-03-30T22:00:00Z", "2026-03-31T22:00:00Z", "holiday", "Founders' day"),
    ],
    BERLIN,
  );
  expect(days.map(({ day, countedSeconds, reason }) => [day, countedSeconds, reason])).toEqual([
    ["2026-03-29", 23 * 3600, null],
    ["2026-03-30", 24 * 3600, null],
    ["2026-03-31", 0, "Founders' day"],
  ]);
});

test("of a long promise beginning and end are drawn, what lies between is a number", () => {
  const days = daysOf([interval("2026-07-01T00:00:00Z", "2026-07-21T12:00:00Z", "counted")], "UTC");
  const lines = linesOf(days);
  expect(lines).toHaveLength(7);
  expect(lines[5]).toMatchObject({ kind: "more", days: { length: 15 } });
  expect(lines[6]).toMatchObject({ kind: "day", day: { day: "2026-07-21" } });
});

test("the preview begins on a Friday at ten to five, by the calendar's clocks", () => {
  expect(fridayAfternoon(Date.parse("2026-07-07T12:00:00Z"), BERLIN)).toBe("2026-07-10T16:50");
  expect(fridayAfternoon(Date.parse("2026-07-10T21:59:00Z"), BERLIN)).toBe("2026-07-10T16:50");
  expect(fridayAfternoon(Date.parse("2026-07-10T22:00:00Z"), BERLIN)).toBe("2026-07-17T16:50");
});
