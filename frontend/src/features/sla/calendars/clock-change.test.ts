import { expect, test } from "@jest/globals";
import { viewer } from "../../../lib/format.js";
import { clockChangeWords, nextClockChange, type ClockChange } from "./clock-change.js";

viewer.set({ locale: "en-GB", timeZone: "Asia/Tokyo" });
const july = Date.parse("2026-07-10T12:34:56Z");

test.each([
  ["Europe/Berlin", { at: "2026-10-25T01:00:00.000Z", from_offset_minutes: 120, to_offset_minutes: 60 }],
  ["Australia/Lord_Howe", { at: "2026-10-03T15:30:00.000Z", from_offset_minutes: 630, to_offset_minutes: 660 }],
  ["America/New_York", { at: "2026-11-01T06:00:00.000Z", from_offset_minutes: -240, to_offset_minutes: -300 }],
])("%s changes next", (zone, change) => {
  expect(nextClockChange(zone, july)).toEqual(change);
});

test("some zones never change", () => {
  expect([nextClockChange("UTC", july), nextClockChange("Asia/Kolkata", july)]).toEqual([null, null]);
});

/** Whether a comma follows the weekday differs from one release of the language data to the next. */
const words = (change: ClockChange) => Object.values(clockChangeWords(change)).map((text) => text.replaceAll(",", ""));

test("it is told by the clocks of the zone, not of the reader", () => {
  expect(words(nextClockChange("Europe/Berlin", july) as ClockChange)).toEqual(["Sun 25 Oct", "03:00", "02:00"]);
  // At midnight, back into the day before.
  const cuba = { at: "2026-11-01T05:00:00Z", from_offset_minutes: -300, to_offset_minutes: -360 };
  expect(words(cuba)).toEqual(["Sun 1 Nov", "00:00", "Sat 31 Oct 23:00"]);
});
