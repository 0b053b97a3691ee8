import { beforeEach, expect, jest, test } from "@jest/globals";
import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { CalendarDetail } from "@redress/backend/contract";
import { ApiProblem } from "../../../lib/api-problem.js";
import { toasts } from "../../../lib/toasts.js";
import { calendar } from "./testing-calendars.js";

const answers: Record<string, (options: Sent) => unknown> = {};
interface Sent {
  body?: Partial<CalendarDetail>;
  ifMatch?: number;
}
const call = jest.fn(async (name: string, options: Sent = {}) => answers[name]?.(options));
jest.unstable_mockModule("../../../lib/call.js", () => ({ call }));
// Hundreds of zones make every look for a role slow.
jest.unstable_mockModule("../../accounts/time-zones.js", () => ({
  timeZoneOptions: () => [{ value: "Europe/Berlin", label: "Europe/Berlin", detail: "GMT+2" }],
}));
const { renderPage } = await import("../../../lib/testing.js");
const { CalendarForm } = await import("./calendar-form.js");

beforeEach(() => {
  call.mockClear();
  toasts.set([]);
  answers["updateCalendar"] = ({ body }) => calendar({ ...body, version: 4 });
});
const show = (facts: Partial<CalendarDetail> = {}) =>
  renderPage(<CalendarForm calendar={calendar(facts)} timeZone="UTC" />);
const user = userEvent.setup({ delay: null });
const day = (name: string) => within(screen.getByRole("group", { name }));
const field = (name: string) => screen.getByRole<HTMLInputElement>("textbox", { name });
const focused = () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent;
const save = () => user.click(screen.getByRole("button", { name: /^Save/ }));
const sent = (name: string) => call.mock.calls.filter(([called]) => called === name).map(([, options]) => options);
/** As a browser has it: jsdom's files cannot be read. */
const file = (text: string, name: string) => Object.assign(new File([text], name), { text: async () => text });
const undo = () => act(() => toasts.get().at(-1)?.action?.run());

test("by keyboard alone: hours are added, typed as people write them, and sent as the server has them", async () => {
  show();
  await user.click(field("Monday until"));
  await user.clear(field("Monday until"));
  await user.keyboard("12.30{Tab}{Tab}");
  expect(focused()).toBe("Add hours on Monday");
  await user.keyboard("{Enter}");
  expect(focused()).toBe("Monday from, 2 in the row");
  await user.keyboard("1:30pm{Tab}17{Tab}");
  expect(field("Monday from, 2 in the row").value).toBe("13:30");
  day("Monday").getByRole("img", { name: "Monday: 09:00 to 12:30, 13:30 to 17:00" });
  await user.click(day("Saturday").getByRole("checkbox"));
  await user.keyboard("{Tab}");
  expect(focused()).toBe("Saturday from");
  await user.keyboard("21{Tab}2{Tab}");
  expect(day("Saturday").getByText("ends Sunday")).toBeTruthy();
  expect(screen.getByText("44 h a week")).toBeTruthy();
  await save();
  expect(sent("updateCalendar")).toMatchObject([
    {
      ifMatch: 3,
      body: {
        hours: {
          mon: [
            ["09:00", "12:30"],
            ["13:30", "17:00"],
          ],
          sat: [["21:00", "02:00"]],
        },
      },
    },
  ]);
  expect(Object.keys(sent("updateCalendar")[0]?.body ?? {})).toEqual(["hours"]);
});

test("removing hours leaves the focus beside where they were; the last ones close the day, and it opens with them again", async () => {
  show({
    hours: {
      ...calendar().hours,
      mon: [
        ["08:00", "10:00"],
        ["11:00", "12:00"],
      ],
    },
  });
  await user.click(screen.getByRole("button", { name: "Remove 08:00 – 10:00 on Monday" }));
  expect(focused()).toBe("Monday from");
  expect(field("Monday from").value).toBe("11:00");
  await user.click(screen.getByRole("button", { name: "Remove 11:00 – 12:00 on Monday" }));
  expect(document.activeElement).toBe(day("Monday").getByRole("checkbox"));
  expect(day("Monday").getByText("closed")).toBeTruthy();

  await user.click(day("Tuesday").getByRole("checkbox"));
  await user.click(day("Tuesday").getByRole("checkbox"));
  expect(field("Tuesday until").value).toBe("17:00");
});

test("Monday is copied to the weekdays and round the clock is set at once; Undo gives back what was there", async () => {
  show({ hours: { ...calendar().hours, mon: [["08:00", "20:00"]] } });
  await user.click(screen.getByRole("button", { name: "Copy Monday to weekdays" }));
  expect(screen.getByText("60 h a week")).toBeTruthy();
  undo();
  expect(screen.getByText("44 h a week")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Round the clock" }));
  expect(screen.getAllByText("all day")).toHaveLength(7);
  expect(screen.getByText(/1d means 24 h/)).toBeTruthy();
  undo();
  expect(screen.getByText(/1d means 8 h/)).toBeTruthy();
});

test("what cannot be is told at its field before anything is sent", async () => {
  show();
  await user.clear(field("Monday until"));
  await user.type(field("Monday until"), "25");
  await user.clear(field("Name"));
  await save();
  expect(screen.getByRole("alert").textContent).toContain("Monday: Enter times from 00:00");
  expect(field("Monday from").getAttribute("aria-invalid")).toBe("true");
  expect(field("Monday until").value).toBe("25");
  await user.click(screen.getByRole("button", { name: /^Monday: Enter times/ }));
  expect(focused()).toBe("Monday from");
  expect(call).not.toHaveBeenCalled();
});

test("what the server refuses stands at the hours and the holiday it means", async () => {
  const christmas = { date: "2031-12-25", name: "Christmas", yearly: false, window: null };
  answers["updateCalendar"] = () => {
    throw new ApiProblem({
      code: "validation_failed",
      status: 422,
      message: "Wrong",
      errors: [
        { field: "hours.tue.0", message: "These hours are wrong" },
        { field: "holidays.0.date", message: "This holiday is in the list twice" },
      ],
    });
  };
  show({ holidays: [christmas] });
  await user.type(field("Name"), " 2");
  await save();
  await screen.findByRole("alert");
  expect(day("Tuesday").getByText("These hours are wrong")).toBeTruthy();
  const row = screen.getByRole("button", { name: /^Change Christmas/ }).closest("li");
  expect(row?.textContent).toContain("This holiday is in the list twice");
  await user.click(screen.getByRole("button", { name: /^Christmas .*: This holiday/ }));
  expect(focused()).toMatch(/^Change Christmas/);
});

test("when somebody was faster theirs appears, what was changed here stays, and the next save goes against theirs", async () => {
  const theirs = calendar({ name: "Head office", version: 7 });
  answers["updateCalendar"] = () => {
    throw new ApiProblem({ code: "stale_version", status: 412, message: "Stale", current: theirs });
  };
  show();
  await user.clear(field("Friday until"));
  await user.type(field("Friday until"), "15");
  await save();
  await screen.findByText(/Somebody changed this/);
  expect(field("Name").value).toBe("Head office");
  expect(field("Friday until").value).toBe("15:00");
  answers["updateCalendar"] = ({ body }) => ({ ...theirs, ...body, version: 8 });
  await save();
  await waitFor(() => expect(sent("updateCalendar")[1]).toMatchObject({ ifMatch: 7 }));
  expect(Object.keys(sent("updateCalendar")[1]?.body ?? {})).toEqual(["hours"]);
});

test("a holiday is added, changed and removed in the form alone; Undo brings it back", async () => {
  show();
  await user.click(screen.getByRole("button", { name: "Add a holiday" }));
  const dialog = within(await screen.findByRole("dialog"));
  await user.click(dialog.getByRole("button", { name: "Add a holiday" }));
  expect(dialog.getByText("Enter a date")).toBeTruthy();
  expect(document.activeElement).toBe(dialog.getByLabelText("Date"));
  await user.type(dialog.getByLabelText("Date"), "2031-12-24");
  await user.type(dialog.getByLabelText(/What it is called/), "Christmas Eve");
  await user.click(dialog.getByLabelText("Every year on this day"));
  await user.click(dialog.getByLabelText(/part of the day/));
  await user.click(dialog.getByRole("button", { name: "Add a holiday" }));
  const row = await screen.findByText("Christmas Eve");
  expect(row.closest("li")?.textContent).toMatch(/12:00 to 24:00.*every year/);
  await user.click(screen.getByRole("button", { name: /^Remove Christmas Eve/ }));
  expect(screen.queryByText("Christmas Eve")).toBeNull();
  undo();
  expect(call).not.toHaveBeenCalled();
  await save();
  expect(sent("updateCalendar")).toMatchObject([
    { body: { holidays: [{ date: "2031-12-24", name: "Christmas Eve", yearly: true, window: ["12:00", "24:00"] }] } },
  ]);
});

test("of an .ics file only what is not here yet is added, after a look at what it says", async () => {
  const christmas = { date: "2031-12-25", name: "Christmas", yearly: false, window: null };
  const newYear = { date: "2032-01-01", name: "New Year", yearly: false, window: null };
  answers["readHolidays"] = () => ({
    holidays: [christmas, newYear],
    skipped: [{ line: 12, name: "Party", reason: "It has no date" }],
  });
  show({ holidays: [christmas] });
  await user.click(screen.getByRole("button", { name: "Import .ics" }));
  const sheet = within(await screen.findByRole("dialog"));
  await user.upload(sheet.getByLabelText(/Choose a file/), file("BEGIN:VCALENDAR", "days.ics"));
  await sheet.findByText("days.ics names 2 days: 1 new, 1 here already.");
  expect(sheet.getByText(/It has no date/).textContent).toBe("Party: It has no date (line 12)");
  expect(sent("readHolidays")).toMatchObject([{ body: { ics: "BEGIN:VCALENDAR", time_zone: "Europe/Berlin" } }]);
  await user.click(sheet.getByRole("button", { name: "Add one holiday" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(screen.getByText("New Year")).toBeTruthy();
  expect(sent("updateCalendar")).toEqual([]);
});

test("a file that is too large is not even sent; one that cannot be read says why beside its name", async () => {
  show();
  await user.click(screen.getByRole("button", { name: "Import .ics" }));
  const sheet = within(await screen.findByRole("dialog"));
  await user.upload(sheet.getByLabelText(/Choose a file/), file("x".repeat(2_000_001), "large.ics"));
  await sheet.findByText("This file is too large. Up to 2 MB is possible.");
  expect(call).not.toHaveBeenCalled();
  answers["readHolidays"] = () => {
    const errors = [{ field: "ics", message: "This is no calendar file" }];
    throw new ApiProblem({ code: "validation_failed", status: 422, message: "Wrong", errors });
  };
  await user.upload(sheet.getByLabelText(/Choose a file/), file("x", "text.ics"));
  await sheet.findByText("This is no calendar file");
});

test("a link is read by the server in the calendar's zone; why it cannot be is told at its field, and a file takes its place", async () => {
  show();
  await user.click(screen.getByRole("button", { name: "Import .ics" }));
  const sheet = within(await screen.findByRole("dialog"));
  const link = sheet.getByRole<HTMLInputElement>("textbox", { name: "Or a link to one" });
  answers["readHolidays"] = () => {
    const errors = [{ field: "url", message: "Use a link that begins with https://" }];
    throw new ApiProblem({ code: "validation", status: 422, message: "Wrong", errors });
  };
  await user.click(sheet.getByRole("button", { name: "Read the link" }));
  expect(call).not.toHaveBeenCalled();
  await user.type(link, " days.ics {Enter}");
  await sheet.findByText("Use a link that begins with https://");
  expect(link.getAttribute("aria-invalid")).toBe("true");
  expect(sent("readHolidays")).toMatchObject([{ body: { url: "days.ics", time_zone: "Europe/Berlin" } }]);

  const newYear = { date: "2032-01-01", name: "New Year", yearly: false, window: null };
  answers["readHolidays"] = () => ({ holidays: [newYear], skipped: [] });
  await user.clear(link);
  await user.type(link, "https://example.org/days.ics?key=1{Enter}");
  await sheet.findByText("example.org names one day: it is new.");
  expect(sheet.queryByText("Use a link that begins with https://")).toBeNull();
  await user.upload(sheet.getByLabelText(/Choose a file/), file("BEGIN:VCALENDAR", "days.ics"));
  await sheet.findByText("days.ics names one day: it is new.");
  await user.click(sheet.getByRole("button", { name: "Add one holiday" }));
  expect(await screen.findByText("New Year")).toBeTruthy();
  expect(sent("updateCalendar")).toEqual([]);
});
