import { describe, expect, test } from "@jest/globals";
import { icsEvent, icsFile, readIcs, shown } from "./testing/ics-file.js";

const reasonOf = async (...lines: string[]) => {
  const { holidays, skipped } = await readIcs(icsFile(...icsEvent(...lines)));
  expect(holidays).toEqual([]);
  return skipped;
};

describe("An entry that cannot be taken is named with its line, and keeps no other from being taken", () => {
  test.each<[string, string[], number, string]>([
    ["no date", ["UID:1"], 3, "It has no date (DTSTART)"],
    ["a date that is none", ["UID:1", "DTSTART;VALUE=DATE:20260230"], 6, "DTSTART is no date that there is"],
    ["a time that is none", ["DTSTART:20260501T250000"], 5, "DTSTART is no date that there is"],
    ["words for a date", ["DTSTART:tomorrow"], 5, "DTSTART is no date that there is"],
    ["a date long ago", ["DTSTART;VALUE=DATE:01000101"], 5, "DTSTART lies before 1600 or after 2199"],
    [
      "an end before the beginning",
      ["DTSTART;VALUE=DATE:20260502", "DTEND;VALUE=DATE:20260501"],
      3,
      "It ends before it begins",
    ],
    ["no length", ["DTSTART:20260501T120000"], 3, "It has no length, so it closes nothing"],
    ["years", ["DTSTART;VALUE=DATE:20260501", "DTEND;VALUE=DATE:20280501"], 3, "It lasts for more than 400 days"],
    [
      "a time at its end alone",
      ["DTSTART;VALUE=DATE:20260501", "DTEND:20260501T120000"],
      6,
      "Of its start and end only one has a time",
    ],
    [
      "hours without a beginning",
      ["DTSTART;VALUE=DATE:20260501", "DURATION:PT2H"],
      6,
      "It lasts for parts of a day, but has no time of its beginning",
    ],
    [
      "an unknown zone",
      ["DTSTART;TZID=Middle/Earth:20260501T120000", "DURATION:PT2H"],
      5,
      "Its time zone “Middle/Earth” is not known",
    ],
    [
      "a rule of every second",
      ["DTSTART;VALUE=DATE:20260501", "RRULE:FREQ=SECONDLY"],
      6,
      "It repeats within a day, which no holiday does",
    ],
    [
      "several times a day",
      ["DTSTART:20260501T120000", "DURATION:PT1H", "RRULE:FREQ=DAILY;BYHOUR=9,12"],
      7,
      "It repeats within a day, which no holiday does",
    ],
    [
      "a rule that is none",
      ["DTSTART;VALUE=DATE:20260501", "RRULE:FREQ=SOMETIMES"],
      6,
      "RRULE cannot be read: “RRULE:FREQ=SOMETIMES”",
    ],
    ["an empty rule", ["DTSTART;VALUE=DATE:20260501", "RRULE:"], 6, "RRULE does not say how often"],
    [
      "another calendar's years",
      ["DTSTART;VALUE=DATE:20260217", "RRULE:RSCALE=CHINESE;FREQ=YEARLY"],
      6,
      "It repeats by RSCALE, which is not read here",
    ],
    [
      "an end that is none",
      ["DTSTART;VALUE=DATE:20260217", "RRULE:FREQ=DAILY;UNTIL=20260231"],
      6,
      "Its last date (UNTIL) is no date that there is",
    ],
    [
      "a rule that is over",
      ["DTSTART;VALUE=DATE:20200217", "RRULE:FREQ=YEARLY;UNTIL=20250217"],
      3,
      "No date follows from it in the next three years",
    ],
    [
      "a date that never comes",
      ["DTSTART;VALUE=DATE:20260228", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"],
      3,
      "No date follows from it in the next three years",
    ],
    [
      "a rule of exceptions",
      ["DTSTART;VALUE=DATE:20260501", "RRULE:FREQ=DAILY", "EXRULE:FREQ=WEEKLY"],
      7,
      "It has a rule of exceptions (EXRULE), which is not read here",
    ],
    [
      "spans named one by one",
      ["DTSTART:20260501T120000Z", "DURATION:PT1H", "RDATE;VALUE=PERIOD:20260502T100000Z/PT5H"],
      7,
      "RDATE is no date that there is",
    ],
    [
      "a line longer than any date",
      [`DTSTART;X=${"y".repeat(20_000)}:20260501`],
      5,
      "DTSTART is longer than 20000 characters",
    ],
    [
      "more dates than anybody names",
      ["DTSTART;VALUE=DATE:20260501", `RDATE;VALUE=DATE:${Array(2001).fill("20260502").join()}`],
      3,
      "It names more than 2000 dates one by one",
    ],
    [
      "more rules than anybody follows",
      ["DTSTART;VALUE=DATE:20260501", ...Array<string>(11).fill("RRULE:FREQ=YEARLY")],
      3,
      "It has more than 10 rules of repetition",
    ],
  ])("%s", async (_what, lines, line, reason) => {
    expect(await reasonOf(...lines)).toEqual([{ line, name: "Closed", reason }]);
    const { holidays } = await readIcs(icsFile(...icsEvent(...lines), ...icsEvent("DTSTART;VALUE=DATE:20260501")));
    expect(holidays.map(shown)).toEqual(["2026-05-01"]);
  });

  test("tasks and notes are none", async () => {
    const { skipped } = await readIcs(icsFile("BEGIN:VTODO", "DUE;VALUE=DATE:20260501", "END:VTODO"));
    expect(skipped).toEqual([{ line: 3, name: "", reason: "It is a task or a note, not a date" }]);
  });

  test("what a calendar cannot hold any more is not taken", async () => {
    const days = Array.from({ length: 1001 }, (_, i) =>
      new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10).replaceAll("-", ""),
    );
    const { holidays, skipped } = await readIcs(
      icsFile(...days.flatMap((day) => icsEvent(`DTSTART;VALUE=DATE:${day}`))),
    );
    expect(holidays).toHaveLength(1000);
    expect(skipped).toMatchObject([{ name: "Closed", reason: "A calendar holds at most 1000 holidays" }]);
  });

  test("of very many the first are named and the rest counted", async () => {
    const { skipped } = await readIcs(icsFile(...Array.from({ length: 300 }, () => icsEvent()).flat()));
    expect([skipped.length, skipped[0]?.line, skipped.at(-1)]).toEqual([
      201,
      3,
      { line: null, name: "", reason: "100 more entries could not be taken" },
    ]);
  });
});
