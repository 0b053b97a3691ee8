import { expect, test } from "@jest/globals";
import { parseDuration, writeDuration } from "./duration.js";

const day = 7.5 * 3600;

test.each([
  ["90m", 5400],
  ["1.5h", 5400],
  ["1,5 h", 5400],
  ["2d", 15 * 3600],
  ["1d 4h", 11.5 * 3600],
  ["1h30m", 5400],
  [" 2 Hours ", 7200],
  ["45 min", 2700],
  ["30s", 30],
  ["0.1h", 360],
  ["0h", 0],
])("%p is %p seconds", (text, seconds) => {
  expect(parseDuration(text, day)).toBe(seconds);
});

test.each(["", "h", "2", "-1h", "1x", "1 h of work", "0.3s", "1mm", "1e3h", "99999999999999999h"])(
  "%p is no duration",
  (text) => {
    expect(parseDuration(text, day)).toBeNull();
  },
);

test.each([
  [7200, "2h"],
  [5400, "90m"],
  [9000, "2h 30m"],
  [3661, "1h 1m 1s"],
  [30, "30s"],
])("%p seconds are written as %p, and read back", (seconds, text) => {
  expect(writeDuration(seconds)).toBe(text);
  expect(parseDuration(text, day)).toBe(seconds);
});
