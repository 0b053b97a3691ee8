import { describe, expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { datesOf, icsEvent, icsFile, readIcs, shown } from "./testing/ics-file.js";

const german = readFileSync(join(import.meta.dirname, "testing/german-holidays.ics"), "utf8");

test.each([
  ["as a Unix file", german],
  ["as RFC 5545 wants its lines", german.replaceAll("\n", "\r\n")],
  ["as an old Mac wrote it, with a mark at its beginning", `\uFEFF${german.replaceAll("\n", "\r")}`],
])("A year's holidays of a German desk, %s", async (_how, ics) => {
  const { holidays, skipped } = await readIcs(ics);
  expect(holidays.map((holiday) => `${shown(holiday)}: ${holiday.name}`)).toEqual([
    "1990-10-03 yearly: Tag der Deutschen Einheit",
    "2025-05-01 yearly: Tag der Arbeit",
    "2025-12-24 13:00-24:00 yearly: Heiligabend, ab 13 Uhr",
    "2025-12-25 yearly: Weihnachten",
    "2025-12-26 yearly: Weihnachten",
    "2026-01-01 yearly: Neujahr",
    "2026-04-03: Karfreitag",
    "2026-04-06: Ostermontag",
    "2026-05-14: Christi Himmelfahrt",
    "2026-05-25: Pfingstmontag",
    "2026-07-10 14:00-24:00: Sommerfest",
    "2026-11-18: Buß- und Bettag",
    "2026-12-28: Betriebsruhe",
    "2026-12-29: Betriebsruhe",
    "2026-12-30: Betriebsruhe",
    "2026-12-31: Betriebsruhe",
    "2027-11-17: Buß- und Bettag",
    "2028-11-22: Buß- und Bettag",
  ]);
  expect(skipped).toEqual([
    {
      line: german.slice(0, german.indexOf("UID:abgesagt")).split("\n").length - 1,
      name: "Betriebsausflug",
      reason: "It is cancelled",
    },
  ]);
});

describe("Dates", () => {
  test.each<[string, string[], string[]]>([
    ["one day", ["DTSTART;VALUE=DATE:20260501"], ["2026-05-01"]],
    [
      "the end is not included",
      ["DTSTART;VALUE=DATE:20260501", "DTEND;VALUE=DATE:20260503"],
      ["2026-05-01", "2026-05-02"],
    ],
    ["an end on its own date", ["DTSTART;VALUE=DATE:20260501", "DTEND;VALUE=DATE:20260501"], ["2026-05-01"]],
    [
      "a week",
      ["DTSTART;VALUE=DATE:20261228", "DURATION:P1W"],
      ["28", "29", "30", "31"].map((d) => `2026-12-${d}`).concat(["2027-01-01", "2027-01-02", "2027-01-03"]),
    ],
    ["over a leap day", ["DTSTART;VALUE=DATE:20280228", "DURATION:P3D"], ["2028-02-28", "2028-02-29", "2028-03-01"]],
    ["without saying that it is a date", ["DTSTART:20260501", "DTEND:20260502"], ["2026-05-01"]],
    ["years ago", ["DTSTART;VALUE=DATE:20150501"], ["2015-05-01"]],
  ])("%s", async (_what, lines, dates) => {
    expect(await datesOf(lines)).toEqual(dates);
  });
});

describe("Parts of days, by the clocks of the calendar", () => {
  test.each<[string, string[], string[]]>([
    ["an afternoon", ["DTSTART:20261224T140000", "DTEND:20261225T000000"], ["2026-12-24 14:00-24:00"]],
    ["a morning to the second", ["DTSTART:20261224T000000", "DTEND:20261224T083015"], ["2026-12-24 00:00-08:30:15"]],
    [
      "over midnight",
      ["DTSTART:20261224T140000", "DURATION:PT15H"],
      ["2026-12-24 14:00-24:00", "2026-12-25 00:00-05:00"],
    ],
    [
      "whole days between",
      ["DTSTART:20261224T140000", "DTEND:20261227T060000"],
      ["2026-12-24 14:00-24:00", "2026-12-25", "2026-12-26", "2026-12-27 00:00-06:00"],
    ],
    ["from midnight to midnight", ["DTSTART:20261224T000000", "DTEND:20261226T000000"], ["2026-12-24", "2026-12-25"]],
    ["in UTC", ["DTSTART:20260710T120000Z", "DTEND:20260710T150000Z"], ["2026-07-10 14:00-17:00"]],
    [
      "in a zone further west",
      ["DTSTART;TZID=America/New_York:20260710T180000", "DTEND;TZID=America/New_York:20260710T200000"],
      ["2026-07-11 00:00-02:00"],
    ],
    [
      "from one zone to another",
      ["DTSTART;TZID=Europe/London:20260710T100000", "DTEND;TZID=Europe/Berlin:20260710T130000"],
      ["2026-07-10 11:00-13:00"],
    ],
    [
      "a zone with a program's own words before it",
      ["DTSTART;TZID=/mozilla.org/20050126_1/America/New_York:20260710T060000", "DURATION:PT1H"],
      ["2026-07-10 12:00-13:00"],
    ],
  ])("%s", async (_what, lines, dates) => {
    expect(await datesOf(lines)).toEqual(dates);
  });

  test("a time without a zone is read by the clocks of whichever calendar reads it", async () => {
    const lines = ["DTSTART:20260710T090000", "DURATION:PT1H"];
    expect([await datesOf(lines, "Asia/Tokyo"), await datesOf(lines, "Europe/Berlin")]).toEqual([
      ["2026-07-10 09:00-10:00"],
      ["2026-07-10 09:00-10:00"],
    ]);
  });
});

test("What is there twice is taken once, under its first name", async () => {
  const { holidays, skipped } = await readIcs(
    icsFile(
      ...icsEvent("DTSTART;VALUE=DATE:20260501"),
      ...["BEGIN:VEVENT", "SUMMARY:Labour Day", "DTSTART;VALUE=DATE:20260501", "END:VEVENT"],
      ...icsEvent("DTSTART;VALUE=DATE:20261225"),
      ...icsEvent("DTSTART;VALUE=DATE:20201225", "RRULE:FREQ=YEARLY"),
      ...icsEvent("DTSTART;VALUE=DATE:20211225", "RRULE:FREQ=YEARLY"),
      ...icsEvent("DTSTART:20260501T120000", "DURATION:PT2H"),
    ),
  );
  expect(holidays.map((holiday) => `${shown(holiday)} ${holiday.name}`)).toEqual([
    "2020-12-25 yearly Closed",
    "2026-05-01 Closed",
    "2026-05-01 12:00-14:00 Closed",
  ]);
  expect(skipped).toEqual([]);
});

test("Names are one line that a calendar can hold", async () => {
  const names = [`${"x".repeat(99)}😀`, "  A\\nB\u0085 C\u0007 ", "", "a\\;b\\,c\\\\d", "ä".repeat(500)];
  const days = names.flatMap((name, i) => [
    "BEGIN:VEVENT",
    `DTSTART;VALUE=DATE:2026050${i + 1}`,
    `SUMMARY:${name}`,
    "END:VEVENT",
  ]);
  const { holidays } = await readIcs(icsFile(...days));
  expect(holidays.map(({ name }) => name)).toEqual(["x".repeat(99), "A B C", "", "a;b,c\\d", "ä".repeat(100)]);
});
