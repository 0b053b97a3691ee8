import { beforeEach, expect, test } from "@jest/globals";
import {
  formatBytes,
  formatCoarse,
  formatCountdown,
  formatDue,
  formatDuration,
  formatFull,
  formatWhen,
  viewer,
} from "./format.js";

const now = Date.parse("2026-07-07T12:00:00Z");
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

beforeEach(() => viewer.set({ locale: "en-GB", timeZone: "Europe/Berlin" }));

test.each([
  ["2026-07-07T11:59:40Z", "now"],
  ["2026-07-07T11:15:00Z", "45 minutes ago"],
  ["2026-07-06T13:00:00Z", "23 hours ago"],
  ["2026-07-04T08:05:00Z", "Sat 10:05"],
  ["2026-06-01T08:05:00Z", "1 Jun 2026"],
])("%s happened: %s", (at, words) => {
  expect(formatWhen(at, now)).toBe(words);
});

test.each([
  ["2026-07-07T13:10:00Z", "today, 15:10"],
  ["2026-07-07T22:30:00Z", "Wed 00:30"],
  ["2026-07-20T08:50:00Z", "Mon 20 Jul, 10:50"],
])("%s is due: %s", (at, words) => {
  expect(formatDue(at, now)).toBe(words);
});

test.each([
  [0, "0m"],
  [42 * MINUTE + 59_000, "42m"],
  [3 * HOUR + 10 * MINUTE, "3h 10m"],
  [2 * HOUR, "2h"],
  [52 * HOUR, "2d 4h"],
  [30_000, "30s"],
])("%i ms is short for %s", (ms, words) => {
  expect(formatDuration(ms)).toBe(words);
});

test("durations, sizes and instants in full", () => {
  expect(formatDuration(3 * HOUR + 10 * MINUTE, "long")).toBe("3 hours, 10 minutes");
  expect(formatCoarse(20_000)).toBe("1m");
  expect(formatCoarse(76 * HOUR)).toBe("3d");
  expect(formatCountdown(272_000)).toBe("4:32");
  expect(formatBytes(640_000)).toBe("640 kB");
  expect(formatBytes(1_240_000)).toBe("1.2 MB");
  expect(formatFull("2026-07-13T08:50:00Z")).toContain("10:50");
  expect(formatFull("2026-07-13T08:50:00Z", "UTC")).toContain("08:50");
});
