import { expect, test } from "@jest/globals";
import { byHours } from "./calendar/by-hours.js";
import type { Holiday, WeekHours } from "./calendar/hours.js";
import { buildBook, buildVersion, targetsOf } from "./testing/build-version.js";
import { at, iso, openLife } from "./testing/open-life.js";
import { judgeChange } from "./changes.js";
import { foldClocks } from "./fold-clocks.js";
import { statutoryDue, type StatutoryTarget } from "./statutory.js";

const weekdays = ["mon", "tue", "wed", "thu", "fri"] as const;
const nineToFive: WeekHours = Object.fromEntries(
  weekdays.map((day) => [
    day,
    [
      ["09:00", "12:00"],
      ["13:00", "17:00"],
    ],
  ]),
);
const office = (timeZone: string, holidays: Holiday[] = [], hours = nineToFive) =>
  byHours(timeZone, { timeZone, hours, holidays });
const days = (kind: StatutoryTarget["kind"], amount: number, extension: number | null = null): StatutoryTarget => ({
  kind,
  amount,
  extension,
  calendarId: null,
});
const dueOf = (target: StatutoryTarget, received: string, calendar = office("Europe/Berlin")) =>
  iso(statutoryDue(target, at(received), false, calendar));

test.each([
  ["one day", days("business_days", 1), "2026-03-02T09:00:00Z", "2026-03-03T16:00:00Z"],
  ["from late at night", days("business_days", 1), "2026-03-02T22:59:59Z", "2026-03-03T16:00:00Z"],
  ["from just after midnight", days("business_days", 1), "2026-03-02T23:00:00Z", "2026-03-04T16:00:00Z"],
  ["over a weekend", days("business_days", 1), "2026-03-06T09:00:00Z", "2026-03-09T16:00:00Z"],
  ["received on a Saturday", days("business_days", 2), "2026-03-07T09:00:00Z", "2026-03-10T16:00:00Z"],
  ["over the change to summer time", days("business_days", 10), "2026-03-20T09:00:00Z", "2026-04-03T15:00:00Z"],
  ["over the change to winter time", days("business_days", 5), "2026-10-21T09:00:00Z", "2026-10-28T16:00:00Z"],
  ["calendar days", days("calendar_days", 3), "2026-03-05T09:00:00Z", "2026-03-08T23:00:00Z"],
  ["calendar days into summer time", days("calendar_days", 1), "2026-03-28T09:00:00Z", "2026-03-29T22:00:00Z"],
  ["calendar days into winter time", days("calendar_days", 1), "2026-10-24T09:00:00Z", "2026-10-25T23:00:00Z"],
  ["a week ends on the weekday of receipt", days("calendar_weeks", 1), "2026-03-25T22:00:00Z", "2026-04-01T22:00:00Z"],
  ["four weeks over 29 February", days("calendar_weeks", 4), "2028-02-14T09:00:00Z", "2028-03-13T23:00:00Z"],
])("The day of receipt is not counted: %s", (_name, target, received, due) => {
  expect(dueOf(target, received)).toBe(due);
});

test("Holidays are no business days, those of part of a day are, and end when the work does", () => {
  const calendar = office("Europe/Berlin", [
    { date: "2026-03-03" },
    { date: "2026-12-24", yearly: true, window: ["12:00", "24:00"] },
    { date: "2026-12-25", yearly: true },
  ]);
  expect(dueOf(days("business_days", 1), "2026-03-02T09:00:00Z", calendar)).toBe("2026-03-04T16:00:00Z");
  expect(dueOf(days("business_days", 1), "2026-12-23T09:00:00Z", calendar)).toBe("2026-12-24T11:00:00Z");
  expect(dueOf(days("business_days", 2), "2026-12-23T09:00:00Z", calendar)).toBe("2026-12-28T16:00:00Z");
  expect(dueOf(days("calendar_days", 2), "2026-12-23T09:00:00Z", calendar)).toBe("2026-12-25T23:00:00Z");
});

test("A night shift that ends in the morning makes no business day of it; one that begins does, to midnight", () => {
  const nights = office("UTC", [], { mon: [["22:00", "06:00"]], wed: [["22:00", "06:00"]] });
  expect(dueOf(days("business_days", 1), "2026-03-02T09:00:00Z", nights)).toBe("2026-03-05T00:00:00Z");
});

test.each([
  // Midnight is skipped there: the day ends an hour "early".
  ["Asia/Beirut", days("calendar_days", 1), "2026-03-27T09:00:00Z", "2026-03-28T22:00:00Z"],
  ["America/Santiago", days("calendar_days", 1), "2026-09-04T15:00:00Z", "2026-09-06T04:00:00Z"],
  // And here the hour before it comes twice.
  ["America/Santiago", days("calendar_days", 1), "2026-04-03T15:00:00Z", "2026-04-05T04:00:00Z"],
  ["Asia/Beirut", days("calendar_days", 1), "2026-10-23T09:00:00Z", "2026-10-24T22:00:00Z"],
  // The hour after it comes twice: the day is over when midnight comes for the first time.
  ["Atlantic/Azores", days("calendar_days", 1), "2026-10-23T09:00:00Z", "2026-10-25T00:00:00Z"],
  ["America/Havana", days("calendar_days", 1), "2026-10-30T15:00:00Z", "2026-11-01T04:00:00Z"],
  ["Australia/Lord_Howe", days("calendar_days", 1), "2026-04-03T15:00:00Z", "2026-04-05T13:30:00Z"],
])("In %s, %j from %s is due %s", (zone, target, received, due) => {
  expect(dueOf(target, received, office(zone))).toBe(due);
});

test("A jurisdiction's calendar counts where the target names one, by its own dates and holidays", () => {
  const target = { ...days("business_days", 1, 2), calendarId: 2 };
  const version = buildVersion({ targets: targetsOf({ resolution: target }) });
  const book = buildBook([version], {
    1: office("Europe/Berlin"),
    2: office("America/New_York", [{ date: "2026-03-03" }]),
  });
  const life = openLife(book, version, "2026-03-03T03:00:00Z"); // in New York it is still Monday
  expect(life.clock("resolution").calendarVersionId).toBe(2);
  expect(life.due("resolution")).toBe("2026-03-04T22:00:00Z");
});

const law = buildVersion({
  warnPercents: [50, 75],
  targets: targetsOf({ first_response: days("business_days", 2), resolution: days("calendar_weeks", 2, 1) }),
});
const shorter = buildVersion({ id: 2, policyId: 2, targets: targetsOf({ resolution: days("calendar_days", 5) }) });
const working = buildVersion({ id: 3, policyId: 3, targets: targetsOf({ first_response: 3600 }) });
const book = buildBook([law, shorter, working], { 1: office("UTC") });

test("Counted from the day on which it reached the desk, and never paused", () => {
  const life = openLife(book, law, "2026-03-05T09:00:00Z", { receivedAt: "2026-03-02T12:00:00Z" });
  life.moveTo("2026-03-05T10:00:00Z", "pending");
  life.moveTo("2026-03-05T11:00:00Z", "on_hold");
  expect([life.due("first_response"), life.due("resolution")]).toEqual([
    "2026-03-04T17:00:00Z",
    "2026-03-17T00:00:00Z",
  ]);
  expect(life.clock("resolution")).toMatchObject({ statutory: true, pauses: [], pausedAt: null });
  expect(iso(life.clock("first_response").breachedAt)).toBe("2026-03-04T17:00:00Z"); // found by the first change
  expect(life.tick("2026-03-16T23:59:59Z")).toEqual(["resolution warned 50", "resolution warned 75"]);
  expect(life.tick("2026-03-17T00:00:00.001Z")).toEqual(["resolution breached"]);
});

test("Put off, it is due later by what the policy allows, and says why; what was given as warning is not repeated", () => {
  const life = openLife(book, law, "2026-03-02T12:00:00Z");
  life.tick("2026-03-13T12:00:00Z");
  const put = { kind: "extended", metric: "resolution", reason: "A report is awaited" } as const;
  life.change("2026-03-14T09:00:00Z", put);
  expect(life.due("resolution")).toBe("2026-03-24T00:00:00Z");
  expect(life.clock("resolution").extended).toMatchObject({ reason: "A report is awaited" });
  expect(iso(life.clock("resolution").extended?.fromDueAt)).toBe("2026-03-17T00:00:00Z");
  expect(life.tick("2026-03-17T00:00:01Z")).toEqual([]);
  expect(life.tick("2026-03-24T00:00:00.001Z")).toEqual(["resolution breached"]);
});

test("Promised later, by another policy, it counts from the receipt all the same", () => {
  const life = openLife(book, working, "2026-03-04T12:00:00Z", { receivedAt: "2026-03-02T12:00:00Z" });
  life.retarget("2026-03-04T13:00:00Z", { version: shorter });
  expect(life.due("resolution")).toBe("2026-03-08T00:00:00Z");
  const hours = buildVersion({ id: 4, policyId: 4, targets: targetsOf({ resolution: 8 * 3600 }) });
  const later = buildBook([law, shorter, working, hours], { 1: office("UTC") });
  life.log.push(
    ...judgeChange(
      life.log,
      later,
      { kind: "retarget", version: hours, priority: "medium", status: "in_progress", calendars: "newest" },
      at("2026-03-05T09:00:00Z"),
    ),
  );
  // As working time it counts from the promise: Wednesday 13:00, of eight hours four were used.
  expect(iso(foldClocks(life.log, later).at(-1)?.dueAt)).toBe("2026-03-05T14:00:00Z");
});
