import { expect, test } from "@jest/globals";
import type { HolidayView } from "@redress/backend/contract";
import "../../../lib/testing.js";
import { newCalendar } from "./calendar-draft.js";
import { diffWords } from "./diff-words.js";
import { diffCalendars } from "./version-diff.js";
import { perDay, workdays, type Weekday } from "./week.js";

const day = (date: string, name: string): HolidayView => ({ date, name, yearly: false, window: null });
const before = { ...newCalendar("UTC"), holidays: [day("2026-12-25", "Christmas"), day("2026-08-03", "Outing")] };

test("nothing changed, nothing to tell", () => {
  expect(diffCalendars(before, before)).toEqual({ zone: null, hours: [], added: [], removed: [], changed: [] });
});

test("days that changed alike stand together; a renamed holiday is neither added nor removed", () => {
  const short: [string, string][] = [["09:00", "15:00"]];
  const after = {
    time_zone: "Europe/Paris",
    hours: { ...before.hours, thu: short, fri: short, sat: short },
    holidays: [day("2026-12-25", "Noel"), day("2027-01-01", "New Year")],
  };
  expect(diffCalendars(before, after)).toEqual({
    zone: { from: "UTC", to: "Europe/Paris" },
    hours: [
      { days: ["thu", "fri"], from: [["09:00", "17:00"]], to: short },
      { days: ["sat"], from: [], to: short },
    ],
    added: [day("2027-01-01", "New Year")],
    removed: [day("2026-08-03", "Outing")],
    changed: [{ from: day("2026-12-25", "Christmas"), to: day("2026-12-25", "Noel") }],
  });
});

/** Dates are written with a comma or without, as the release of the language data has it. */
const words = (after: typeof before) =>
  diffWords(diffCalendars(before, after)).map((line) => line.replace(/, (?=\d)/g, " "));

test("it is told in plain words: days in a row, every day, holidays by name and the rest by number", () => {
  const always = perDay(() => [["00:00", "24:00"] as [string, string]]);
  const closed = perDay((): [string, string][] => []);
  expect(words({ ...before, hours: { ...before.hours, ...pick(workdays, always) } })).toEqual([
    "Monday to Friday: 09:00 to 17:00 → all day",
  ]);
  expect(diffWords(diffCalendars({ ...before, hours: closed }, { ...before, hours: always }))).toEqual([
    "Every day: closed → all day",
  ]);
  expect(words({ ...before, hours: { ...before.hours, ...pick(["mon", "wed"], closed) } })).toEqual([
    "Monday and Wednesday: 09:00 to 17:00 → closed",
  ]);
  const many = ["01", "02", "03", "04", "05", "06", "07"].map((d) => day(`2027-01-${d}`, `Day ${d}`));
  expect(words({ ...before, holidays: [...before.holidays, ...many] })[0]).toMatch(
    /^7 holidays added: Day 01 .* and 2 more$/,
  );
  const yearly = { ...day("2026-08-03", "Outing"), yearly: true };
  const [christmas] = before.holidays;
  expect(words({ ...before, holidays: [...(christmas ? [christmas] : []), yearly] })).toEqual([
    "Holiday changed: Outing (Mon 3 Aug 2026), all day → Outing (Mon 3 Aug 2026), all day, every year",
  ]);
  expect(words(before)).toEqual(["Hours and holidays stayed as they were"]);
});

const pick = (days: readonly Weekday[], from: typeof before.hours) =>
  Object.fromEntries(days.map((one) => [one, from[one]]));
