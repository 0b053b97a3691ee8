import { expect, test } from "@jest/globals";
import type { HolidayView } from "@redress/backend/contract";
import { newCalendar } from "./calendar-draft.js";
import { diffCalendars } from "./version-diff.js";

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
