import { expect, test } from "@jest/globals";
import { wakeTimes } from "./wake-times.js";

const at = (now: string, zone: string) =>
  Object.fromEntries(wakeTimes(Date.parse(now), zone).map(({ preset, at: time }) => [preset, time]));

test("The times on offer are those of the viewer's zone and calendar", () => {
  expect(at("2026-07-08T21:30:00Z", "Europe/Berlin")).toEqual({
    two_hours: "2026-07-08T23:30:00.000Z",
    tomorrow: "2026-07-09T07:00:00.000Z",
    monday: "2026-07-13T07:00:00.000Z",
  });
  // There it is Thursday already.
  expect(at("2026-07-08T21:30:00Z", "Pacific/Auckland")).toMatchObject({ tomorrow: "2026-07-09T21:00:00.000Z" });
});

test("On a Sunday Monday is tomorrow and offered once; on a Monday the next one is a week away", () => {
  expect(at("2026-07-12T10:00:00Z", "UTC")).toEqual({
    two_hours: "2026-07-12T12:00:00.000Z",
    tomorrow: "2026-07-13T09:00:00.000Z",
  });
  expect(at("2026-07-13T10:00:00Z", "UTC")).toMatchObject({ monday: "2026-07-20T09:00:00.000Z" });
});

test("Nine in the morning stays nine when the clocks change in the night", () => {
  expect(at("2026-03-28T12:00:00Z", "Europe/Berlin")).toMatchObject({ tomorrow: "2026-03-29T07:00:00.000Z" });
  expect(at("2026-10-24T12:00:00Z", "Europe/Berlin")).toMatchObject({ tomorrow: "2026-10-25T08:00:00.000Z" });
});
