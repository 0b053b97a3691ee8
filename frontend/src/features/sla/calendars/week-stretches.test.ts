import { expect, test } from "@jest/globals";
import type { WeekHoursView } from "@redress/backend/contract";
import { perDay } from "./week.js";
import { stretchOf, weekBars, weekSums } from "./week-stretches.js";

const HOUR = 3600;
const closed = perDay((): [string, string][] => []);
const week = (days: Partial<WeekHoursView>): WeekHoursView => ({ ...closed, ...days });

test("a bar shows what the fields say, in the order of the day, and cuts at midnight", () => {
  const bars = weekBars(
    week({
      mon: [
        ["13:30", "17:00"],
        ["9", "12.30"],
      ],
      fri: [["21:00", "02:00"]],
      sun: [["22:00", "1am"]],
    }),
  );
  expect(bars.mon).toEqual([
    { from: 0, to: HOUR, fromDayBefore: true },
    { from: 9 * HOUR, to: 12.5 * HOUR, fromDayBefore: false },
    { from: 13.5 * HOUR, to: 17 * HOUR, fromDayBefore: false },
  ]);
  expect(bars.fri).toEqual([{ from: 21 * HOUR, to: 24 * HOUR, fromDayBefore: false }]);
  expect(bars.sat).toEqual([{ from: 0, to: 2 * HOUR, fromDayBefore: true }]);
  expect(bars.tue).toEqual([]);
});

test("what cannot be read yet is not drawn", () => {
  expect(weekBars(week({ mon: [["9", ""]] })).mon).toEqual([]);
  expect(stretchOf(["24:00", "02:00"])).toBeNull();
});

test("equal times are a whole day from there on", () => {
  expect(stretchOf(["09:00", "09:00"])).toEqual({ from: 9 * HOUR, to: 33 * HOUR });
});

test("the week's sum, and 1d as the median of the open days; shared time counts once", () => {
  const hours = week({
    mon: [["09:00", "17:00"]],
    tue: [
      ["09:00", "17:00"],
      ["16:00", "18:00"],
    ],
    wed: [["09:00", "12:00"]],
    sat: [["09:00", "13:00"]],
  });
  // 8, 9, 3 and 4 hours: the two in the middle are 4 and 8.
  expect(weekSums(hours)).toEqual({ weekSeconds: 24 * HOUR, daySeconds: 6 * HOUR, alwaysOpen: false });
  expect(weekSums(closed)).toEqual({ weekSeconds: 0, daySeconds: 0, alwaysOpen: false });
});

test("round the clock, however it is written", () => {
  expect(weekSums(perDay(() => [["00:00", "24:00"]]))).toMatchObject({ alwaysOpen: true, daySeconds: 24 * HOUR });
  expect(weekSums(perDay(() => [["06:00", "06:00"]]))).toMatchObject({ alwaysOpen: true });
});
