import { expect, test } from "@jest/globals";
import "../../../lib/testing.js";
import { draftOf, newCalendar, newWindow, type CalendarDraft, type DraftWindow } from "./calendar-draft.js";
import { draftProblems, fieldOfPath, holidayField, windowField } from "./draft-problems.js";
import { perDay, type Weekday } from "./week.js";

const draft = (days: Partial<Record<Weekday, DraftWindow[]>>): CalendarDraft => ({
  ...draftOf({ ...newCalendar("UTC"), name: "Office" }),
  hours: { ...perDay(() => []), ...days },
});

test("good hours have no problem: several a day, over midnight up to where the next begin", () => {
  const mon = [newWindow("13:30", "17"), newWindow("9", "12:30")];
  expect(draftProblems(draft({ mon, tue: [newWindow("21", "2")], wed: [newWindow("2", "4")] }))).toEqual([]);
});

test("what is wrong with hours is told at them", () => {
  const [late, early] = [newWindow("12", "17"), newWindow("9", "12:30")];
  expect(draftProblems(draft({ mon: [late, early] }))).toMatchObject([
    { field: windowField(late), message: /overlap others of the same day/ },
  ]);

  const night = newWindow("21", "2:30");
  expect(draftProblems(draft({ sun: [night], mon: [newWindow("2", "4")] }))).toMatchObject([
    { field: windowField(night), message: /next day/ },
  ]);

  const [open, unreadable, after] = [newWindow("9", ""), newWindow("9x", "12"), newWindow("24", "2")];
  expect(draftProblems(draft({ tue: [open, unreadable, after] })).map(({ field }) => field)).toEqual(
    [open, unreadable, after].map(windowField),
  );
});

test("no name and no hours at all are told too", () => {
  expect(draftProblems({ ...draft({}), name: " " }).map(({ field }) => field)).toEqual(["name", "hours"]);
});

test("a path of the server leads to what it means, wherever that stands by then", () => {
  const [first, second] = [newWindow("9", "12"), newWindow("11", "17")];
  const holiday = { key: 900, date: "2026-02-30", name: "", yearly: false, window: null };
  const sent = { ...draft({ mon: [first, second] }), holidays: [holiday] };
  expect(
    ["hours.mon.1", "hours.mon.1.0", "hours", "holidays.0.date", "time_zone"].map((path) => fieldOfPath(path, sent)),
  ).toEqual([windowField(second), windowField(second), "hours", holidayField(holiday), "time_zone"]);
  expect(fieldOfPath("hours.mon.7", sent)).toBe("hours");
  expect(fieldOfPath("holidays.7.date", sent)).toBe("holidays");
});
