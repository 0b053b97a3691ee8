import { expect, test } from "@jest/globals";
import type { HolidayView } from "@redress/backend/contract";
import { newHoliday } from "./calendar-draft.js";
import { groupHolidays } from "./holiday-groups.js";
import { compareHolidays, isInList } from "./merge-holidays.js";

const day = (date: string, facts: Partial<HolidayView> = {}): HolidayView => ({
  date,
  name: date,
  yearly: false,
  window: null,
  ...facts,
});

test("of a file only what is not here yet is new: names do not matter, every year covers each year", () => {
  const present = [day("2026-12-25", { yearly: true, name: "Christmas" }), day("2026-04-06")];
  const afternoon = { window: ["12:00", "24:00"] as [string, string] };
  const found = [
    day("2027-12-25", { name: "Noel" }),
    day("2026-04-06", { name: "Easter" }),
    day("2026-12-25", afternoon),
    day("2027-03-29"),
    day("2027-03-29", { name: "Named twice" }),
    day("2026-04-06", { yearly: true }),
  ];
  expect(compareHolidays(present, found).map(({ isNew }) => isNew)).toEqual([false, false, true, true, false, true]);
});

test("a typed day is in the list when the server would say so", () => {
  const list = [day("2026-12-25", { yearly: true })];
  expect(isInList(list, day("2031-12-25", { yearly: true }))).toBe(true);
  expect(isInList(list, day("2026-12-25"))).toBe(false);
});

test("the next ones come first, by year; those of every year where they are next; those that are over last", () => {
  const list = ["2026-12-24", "2027-01-06", "2026-03-03", "2025-05-05"].map((date) => newHoliday(day(date)));
  const yearly = ["2020-05-01", "2020-12-25", "2024-02-29"].map((date) => newHoliday(day(date, { yearly: true })));
  const groups = groupHolidays([...list, ...yearly], "2026-07-13");
  expect(groups.map(({ year, holidays }) => [year, ...holidays.map(({ date }) => date)])).toEqual([
    [2026, "2026-12-24", "2026-12-25"],
    [2027, "2027-01-06", "2027-05-01"],
    [2028, "2028-02-29"],
    [null, "2026-03-03", "2025-05-05"],
  ]);
  expect(groupHolidays([newHoliday(day("2026-07-13"))], "2026-07-13")[0]?.year).toBe(2026);
});
