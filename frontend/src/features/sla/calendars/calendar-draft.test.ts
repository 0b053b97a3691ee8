import { expect, test } from "@jest/globals";
import { changesOf, differs, draftOf, newCalendar, newHoliday, newWindow } from "./calendar-draft.js";
import { mergeDrafts } from "./merge-drafts.js";

const began = {
  ...newCalendar("Europe/Berlin"),
  name: "Office",
  holidays: [
    { date: "2026-12-25", name: "Christmas", yearly: true, window: null },
    { date: "2026-08-03", name: "Outing", yearly: false, window: null },
  ],
};
const easter = { date: "2027-03-29", name: "Easter Monday", yearly: false, window: null };
const strike = { date: "2026-09-01", name: "Strike", yearly: false, window: null };

test("a new calendar is open nine to five on workdays", () => {
  expect(newCalendar("UTC").hours).toMatchObject({ mon: [["09:00", "17:00"]], sat: [] });
});

test("nothing is to be saved while only the writing of a time differs", () => {
  const draft = draftOf(began);
  expect(differs({ ...draft, hours: { ...draft.hours, mon: [newWindow("9", "5pm")] } }, began)).toBe(false);
  const overnight = { ...began, hours: { ...began.hours, mon: [["21:00", "00:00"] as [string, string]] } };
  expect(differs(draftOf(overnight), overnight)).toBe(false);
});

test("only what differs is sent, times as the server has them", () => {
  const draft = draftOf(began);
  const changed = { ...draft, hours: { ...draft.hours, mon: [newWindow("9.30", "12am"), newWindow("x", "")] } };
  expect(changesOf(changed, began)).toEqual({
    hours: {
      ...began.hours,
      mon: [
        ["09:30", "24:00"],
        ["x", ""],
      ],
    },
  });
});

test("after somebody was faster theirs is shown, and what was changed here stays: by day and by holiday", () => {
  const draft = draftOf(began);
  const mine = {
    ...draft,
    hours: { ...draft.hours, fri: [newWindow("9", "15")] },
    holidays: [...draft.holidays.filter(({ name }) => name !== "Outing"), newHoliday(easter)],
  };
  const theirs = {
    ...began,
    name: "Head office",
    time_zone: "Europe/Paris",
    hours: { ...began.hours, sat: [["10:00", "12:00"] as [string, string]] },
    holidays: [...began.holidays, strike],
  };
  const merged = mergeDrafts(began, mine, theirs);
  expect(merged).toMatchObject({ name: "Head office", timeZone: "Europe/Paris" });
  expect(merged.hours.fri).toMatchObject([{ from: "9", to: "15" }]);
  expect(merged.hours.sat).toMatchObject([{ from: "10:00", to: "12:00" }]);
  expect(merged.holidays.map(({ name }) => name)).toEqual(["Christmas", "Strike", "Easter Monday"]);
});
