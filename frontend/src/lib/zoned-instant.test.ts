import { describe, expect, test } from "@jest/globals";
import { daysToInstants, instantOf, wallTimeOf } from "./zoned-instant.js";

describe("instantOf", () => {
  test.each([
    ["summer", "2026-07-13T10:50", "Europe/Berlin", "2026-07-13T08:50:00.000Z"],
    ["winter", "2026-12-01T00:00", "Europe/Berlin", "2026-11-30T23:00:00.000Z"],
    ["half-hour zone", "2026-03-02T09:15", "Asia/Kolkata", "2026-03-02T03:45:00.000Z"],
    ["the repeated hour is its first", "2026-10-25T02:30", "Europe/Berlin", "2026-10-25T00:30:00.000Z"],
    ["the skipped hour is as much later", "2026-03-29T02:30", "Europe/Berlin", "2026-03-29T01:30:00.000Z"],
  ])("%s", (_case, wall, zone, instant) => {
    expect(instantOf(wall, zone)).toBe(instant);
  });

  test("is null for what is no date", () => {
    expect(instantOf("tomorrow", "UTC")).toBeNull();
    expect(instantOf("", "UTC")).toBeNull();
  });
});

test("wallTimeOf shows midnight as 00:00", () => {
  expect(wallTimeOf("2026-07-12T22:00:00Z", "Europe/Berlin")).toBe("2026-07-13T00:00");
});

test("daysToInstants includes the whole last day", () => {
  expect(daysToInstants({ from: "2026-07-13", to: "2026-07-13" }, "Europe/Berlin")).toEqual({
    from: "2026-07-12T22:00:00.000Z",
    to: "2026-07-13T22:00:00.000Z",
  });
  expect(daysToInstants({ from: null, to: null }, "Europe/Berlin")).toEqual({ from: null, to: null });
});
