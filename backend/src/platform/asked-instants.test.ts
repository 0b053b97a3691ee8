import { expect, test } from "@jest/globals";
import { readInstant } from "../contract/query/index.js";
import { resolveInstant } from "./asked-instants.js";

const resolved = (text: string, now: string, zone: string) => {
  const words = readInstant(text);
  if (!words) throw new Error(`"${text}" is no instant`);
  const { from, to } = resolveInstant(words, new Date(now), zone);
  return [from.toISOString(), to.toISOString()].map((at) => at.replace(".000Z", "Z"));
};

test("Days are those of the asker, also where the clocks are changed", () => {
  // Berlin's clocks go forward on 29 March 2026 at 01:00 UTC, Santiago's at midnight: 6 September has no midnight.
  expect(resolved("2026-03-29", "2026-03-02T09:00:00Z", "Europe/Berlin")).toEqual([
    "2026-03-28T23:00:00Z",
    "2026-03-29T22:00:00Z",
  ]);
  expect(resolved("today", "2026-09-06T12:00:00Z", "America/Santiago")).toEqual([
    "2026-09-06T04:00:00Z",
    "2026-09-07T03:00:00Z",
  ]);
  expect(resolved("yesterday", "2026-09-07T12:00:00Z", "America/Santiago")).toEqual([
    "2026-09-06T04:00:00Z",
    "2026-09-07T03:00:00Z",
  ]);
  expect(resolved("today", "2026-03-02T23:30:00Z", "Pacific/Auckland")).toEqual([
    "2026-03-02T11:00:00Z",
    "2026-03-03T11:00:00Z",
  ]);
});

test("A week ago is the same hour of that day, 24 hours are 24 hours", () => {
  expect(resolved("-7d", "2026-03-31T10:00:00Z", "Europe/Berlin")).toEqual(Array(2).fill("2026-03-24T11:00:00Z"));
  expect(resolved("-168h", "2026-03-31T10:00:00Z", "Europe/Berlin")).toEqual(Array(2).fill("2026-03-24T10:00:00Z"));
  expect(resolved("-1mo", "2026-03-31T10:00:00Z", "UTC")).toEqual(Array(2).fill("2026-02-28T10:00:00Z"));
  expect(resolved("now", "2026-03-31T10:00:00Z", "UTC")).toEqual(Array(2).fill("2026-03-31T10:00:00Z"));
});

test("Months and years are whole ones; a time has the asker's zone or its own", () => {
  expect(resolved("2026-02", "2026-03-02T09:00:00Z", "Europe/Berlin")).toEqual([
    "2026-01-31T23:00:00Z",
    "2026-02-28T23:00:00Z",
  ]);
  expect(resolved("2026", "2026-03-02T09:00:00Z", "UTC")).toEqual(["2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"]);
  expect(resolved("2026-03-01T10:00", "2026-03-02T09:00:00Z", "Europe/Berlin")[0]).toBe("2026-03-01T09:00:00Z");
  expect(resolved("2026-03-01T10:00:30-03:30", "2026-03-02T09:00:00Z", "Europe/Berlin")[0]).toBe(
    "2026-03-01T13:30:30Z",
  );
});

test("The farthest that can be written is still an instant", () => {
  for (const text of ["-100y", "100y", "-1200mo", "-5000000m", "2200-12-31", "1970-01-01T00:00+14:00"])
    for (const at of resolved(text, "2026-03-02T09:00:00Z", "Pacific/Kiritimati")) expect(Date.parse(at)).not.toBeNaN();
  for (const text of ["-101y", "9999999d", "1969-12-31", "2201-01-01", "2026-13", "2026-03-01T24:00", "12", "--1d"])
    expect(readInstant(text)).toBeNull();
});
