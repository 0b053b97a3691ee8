import { expect, test } from "@jest/globals";
import { parseEnd, parseTime, secondsOf } from "./time-of-day.js";

test.each([
  ["9", "09:00"],
  ["9:30", "09:30"],
  ["0930", "09:30"],
  ["930", "09:30"],
  ["9.30", "09:30"],
  ["9h30", "09:30"],
  ["17", "17:00"],
  ["17h", "17:00"],
  ["0", "00:00"],
  ["24:00", "24:00"],
  ["24", "24:00"],
  ["9am", "09:00"],
  ["9 a.m.", "09:00"],
  ["5:30 pm", "17:30"],
  ["12am", "00:00"],
  ["12:15 PM", "12:15"],
  ["09:00:30", "09:00:30"],
  ["09:00:00", "09:00"],
  [" 9:30 ", "09:30"],
  ["９：３０", "09:30"],
])("%j is %j", (typed, time) => {
  expect(parseTime(typed)).toBe(time);
});

test.each(["", "x", "9x", "25", "24:01", "9:60", "9:3", "12345", "13pm", "0am", "-9", "9-17", "9:30:61"])(
  "%j is no time of day",
  (typed) => {
    expect(parseTime(typed)).toBeNull();
  },
);

test("hours that end at midnight end with the day", () => {
  expect(["0", "12am", "24", "2"].map(parseEnd)).toEqual(["24:00", "24:00", "24:00", "02:00"]);
});

test("seconds since midnight", () => {
  expect([secondsOf("00:00"), secondsOf("09:30"), secondsOf("24:00"), secondsOf("00:00:30")]).toEqual([
    0, 34_200, 86_400, 30,
  ]);
});
