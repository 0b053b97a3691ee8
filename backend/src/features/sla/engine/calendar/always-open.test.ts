import { expect, test } from "@jest/globals";
import { alwaysOpen } from "./always-open.js";
import type { Span } from "./calendar.js";

const at = (iso: string) => new Date(iso);
const span = (from: string, to: string | null): Span => ({ from: at(from), to: to === null ? null : at(to) });

test.each([
  ["Europe/Berlin", "2026-03-29T22:55:00Z", 2_700, "2026-03-29T23:40:00Z"],
  ["America/New_York", "2026-11-01T15:17:00Z", 120_000, "2026-11-03T00:37:00Z"],
  ["Australia/Lord_Howe", "2026-04-05T06:51:00Z", 36_000, "2026-04-05T16:51:00Z"],
  ["America/Santiago", "2026-04-06T02:09:00Z", 36_000, "2026-04-06T12:09:00Z"],
  ["America/St_Johns", "2025-11-01T12:00:00Z", 5_400, "2025-11-01T13:30:00Z"],
  ["Pacific/Chatham", "2026-04-06T04:55:00Z", 28_800, "2026-04-06T12:55:00Z"],
  ["Europe/Berlin", "2026-06-01T08:00:00Z", 0, "2026-06-01T08:00:00Z"],
])("Round the clock in %s, %s and %i seconds is %s, whatever local clocks do", (zone, start, seconds, expected) => {
  expect(alwaysOpen("24x7", zone).addWorkingSeconds(at(start), seconds)?.toISOString()).toBe(
    at(expected).toISOString(),
  );
});

test.each([
  ["Australia/Lord_Howe", "2026-04-04T20:29:00Z", "2026-04-07T05:21:00Z", 204_720],
  ["America/Santiago", "2026-04-05T19:50:00Z", "2026-04-07T16:03:00Z", 159_180],
  ["America/St_Johns", "2025-03-09T08:21:00Z", "2025-03-10T08:44:00Z", 87_780],
  ["Europe/Berlin", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z", 90_000],
  ["America/Phoenix", "2025-07-28T13:38:29Z", "2025-08-05T05:06:29Z", 660_480],
  ["America/New_York", "2026-11-01T05:30:00Z", "2026-11-01T05:30:00Z", 0],
])("Round the clock in %s, from %s to %s are %i seconds", (zone, from, to, expected) => {
  expect(alwaysOpen("24x7", zone).workingSecondsBetween(at(from), at(to))).toBe(expected);
});

const { addWorkingSeconds, workingSecondsBetween } = alwaysOpen("24x7", "UTC");
const start = at("2026-03-02T09:00:00Z");
test.each<[string, Span[], string | null]>([
  ["none", [], "2026-03-02T10:00:00.000Z"],
  ["one inside", [span("2026-03-02T09:10:00Z", "2026-03-02T09:20:00Z")], "2026-03-02T10:10:00.000Z"],
  [
    "two that overlap, out of order",
    [span("2026-03-02T09:15:00Z", "2026-03-02T09:30:00Z"), span("2026-03-02T09:10:00Z", "2026-03-02T09:20:00Z")],
    "2026-03-02T10:20:00.000Z",
  ],
  ["one that began before", [span("2026-03-02T08:00:00Z", "2026-03-02T09:05:00Z")], "2026-03-02T10:05:00.000Z"],
  ["one that begins when the last second is used up", [span("2026-03-02T10:00:00Z", null)], "2026-03-02T10:00:00.000Z"],
  ["an open one before that", [span("2026-03-02T09:59:59Z", null)], null],
  ["one over already", [span("2026-03-02T07:00:00Z", "2026-03-02T08:00:00Z")], "2026-03-02T10:00:00.000Z"],
])("An hour with pauses: %s", (_name, pauses, expected) => {
  expect(addWorkingSeconds(start, 3600, pauses)?.toISOString() ?? null).toBe(expected);
});

test("Time between two instants leaves pauses out and is never negative", () => {
  const pauses = [span("2026-03-02T09:30:00Z", null)];
  expect(workingSecondsBetween(start, at("2026-03-02T11:00:00Z"), pauses)).toBe(1800);
  expect(workingSecondsBetween(at("2026-03-02T11:00:00Z"), start)).toBe(0);
});
