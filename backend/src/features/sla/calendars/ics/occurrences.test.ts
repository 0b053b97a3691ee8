import { describe, expect, test } from "@jest/globals";
import { datesOf, icsEvent, icsFile, readIcs, shown } from "./testing/ics-file.js";

describe("Repetitions", () => {
  test.each<[string, string[], string[]]>([
    ["every year", ["DTSTART;VALUE=DATE:20201225", "RRULE:FREQ=YEARLY"], ["2020-12-25 yearly"]],
    [
      "every year, said at length",
      ["DTSTART;VALUE=DATE:20201225", "RRULE:FREQ=YEARLY;INTERVAL=1;BYMONTH=12;BYMONTHDAY=25;WKST=MO"],
      ["2020-12-25 yearly"],
    ],
    ["29 February", ["DTSTART;VALUE=DATE:20240229", "RRULE:FREQ=YEARLY"], ["2024-02-29 yearly"]],
    [
      "a part of a day of every year",
      ["DTSTART;TZID=Europe/Berlin:20201231T120000", "DURATION:PT12H", "RRULE:FREQ=YEARLY"],
      ["2020-12-31 12:00-24:00 yearly"],
    ],
    [
      "every year by other clocks",
      ["DTSTART:20201231T120000Z", "DURATION:PT1H", "RRULE:FREQ=YEARLY"],
      ["2026-12-31 13:00-14:00", "2027-12-31 13:00-14:00", "2028-12-31 13:00-14:00"],
    ],
    [
      "every year around 29 February",
      ["DTSTART;VALUE=DATE:20250228", "DURATION:P2D", "RRULE:FREQ=YEARLY"],
      ["2027-02-28", "2027-03-01", "2028-02-28", "2028-02-29", "2029-02-28", "2029-03-01"],
    ],
    [
      "every year but one",
      ["DTSTART;VALUE=DATE:20201225", "RRULE:FREQ=YEARLY", "EXDATE;VALUE=DATE:20271225"],
      ["2026-12-25", "2028-12-25"],
    ],
    [
      "every year and once more",
      ["DTSTART;VALUE=DATE:20201225", "RRULE:FREQ=YEARLY", "RDATE;VALUE=DATE:20260601,20260602"],
      ["2026-06-01", "2026-06-02", "2026-12-25", "2027-12-25", "2028-12-25"],
    ],
    ["every other year", ["DTSTART;VALUE=DATE:20201225", "RRULE:FREQ=YEARLY;INTERVAL=2"], ["2026-12-25", "2028-12-25"]],
    ["so many times", ["DTSTART;VALUE=DATE:20201225", "RRULE:FREQ=YEARLY;COUNT=8"], ["2026-12-25", "2027-12-25"]],
    ["until a date", ["DTSTART;VALUE=DATE:20201225", "RRULE:FREQ=YEARLY;UNTIL=20271225"], ["2026-12-25", "2027-12-25"]],
    ["until the day before", ["DTSTART;VALUE=DATE:20201225", "RRULE:FREQ=YEARLY;UNTIL=20271224"], ["2026-12-25"]],
    [
      "until an instant",
      ["DTSTART;TZID=Europe/Berlin:20260306T120000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;UNTIL=20260320T110000Z"],
      ["2026-03-06 12:00-13:00", "2026-03-13 12:00-13:00", "2026-03-20 12:00-13:00"],
    ],
    [
      "until just before it",
      ["DTSTART;TZID=Europe/Berlin:20260306T120000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;UNTIL=20260320T105959Z"],
      ["2026-03-06 12:00-13:00", "2026-03-13 12:00-13:00"],
    ],
    [
      "the fourth Thursday of November",
      ["DTSTART;VALUE=DATE:20201126", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH"],
      ["2026-11-26", "2027-11-25", "2028-11-23"],
    ],
    [
      "the last working day of a quarter",
      ["DTSTART;VALUE=DATE:20260331", "RRULE:FREQ=MONTHLY;INTERVAL=3;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=4"],
      ["2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31"],
    ],
    [
      "31st of months that have one",
      ["DTSTART;VALUE=DATE:20260131", "RRULE:FREQ=MONTHLY;COUNT=4"],
      ["2026-03-31", "2026-05-31", "2026-07-31"],
    ],
    [
      "every other Friday by the clock, over a clock change",
      [
        "DTSTART;TZID=Europe/Berlin:20260306T150000",
        "DTEND;TZID=Europe/Berlin:20260306T170000",
        "RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=3",
      ],
      ["2026-03-06 15:00-17:00", "2026-03-20 15:00-17:00", "2026-04-03 15:00-17:00"],
    ],
    [
      "dates named one by one",
      ["DTSTART;VALUE=DATE:20260501", "RDATE;VALUE=DATE:20270501", "RDATE;VALUE=DATE:20280501"],
      ["2026-05-01", "2027-05-01", "2028-05-01"],
    ],
    [
      "an exception by the instant, told in UTC",
      [
        "DTSTART;TZID=Europe/Berlin:20260306T120000",
        "DURATION:PT1H",
        "RRULE:FREQ=WEEKLY;COUNT=3",
        "EXDATE:20260313T110000Z",
      ],
      ["2026-03-06 12:00-13:00", "2026-03-20 12:00-13:00"],
    ],
    [
      "an exception by its date alone",
      ["DTSTART:20260306T120000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE;VALUE=DATE:20260313"],
      ["2026-03-06 12:00-13:00", "2026-03-20 12:00-13:00"],
    ],
    [
      "one that began before today and is not over",
      ["DTSTART;VALUE=DATE:20260227", "DURATION:P5D", "RRULE:FREQ=YEARLY;COUNT=1"],
      ["2026-02-27", "2026-02-28", "2026-03-01", "2026-03-02", "2026-03-03"],
    ],
  ])("%s", async (_what, lines, dates) => {
    expect(await datesOf(lines)).toEqual(dates);
  });

  test("are worked out for three years from now", async () => {
    const dates = await datesOf(["DTSTART;VALUE=DATE:20200101", "RRULE:FREQ=WEEKLY;BYDAY=SA"]);
    expect([dates.length, dates[0], dates.at(-1)]).toEqual([156, "2026-03-07", "2029-02-24"]);
  });

  test("of more than 400 dates are taken as far as that, which is said", async () => {
    const { holidays, skipped } = await readIcs(
      icsFile(...icsEvent("DTSTART;VALUE=DATE:20260101", "RRULE:FREQ=DAILY")),
    );
    expect([holidays.length, holidays[0]?.date]).toEqual([400, "2026-03-02"]);
    expect(skipped).toEqual([{ line: 3, name: "Closed", reason: "Only the first 400 of its dates were taken" }]);
  });

  test("with instances that were moved or called off follow them", async () => {
    const { holidays, skipped } = await readIcs(
      icsFile(
        ...icsEvent(
          "UID:staff",
          "DTSTART;TZID=Europe/Berlin:20260306T150000",
          "DURATION:PT1H",
          "RRULE:FREQ=WEEKLY;COUNT=4",
        ),
        ...icsEvent(
          "UID:staff",
          "RECURRENCE-ID;TZID=Europe/Berlin:20260313T150000",
          "DTSTART;TZID=Europe/Berlin:20260312T090000",
          "DURATION:PT2H",
        ),
        ...icsEvent("UID:staff", "RECURRENCE-ID:20260320T140000Z", "DTSTART:20260320T140000Z", "STATUS:CANCELLED"),
        ...icsEvent(
          "UID:other",
          "RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20260320",
          "DTSTART;VALUE=DATE:20260321",
        ),
      ),
    );
    expect(holidays.map(shown)).toEqual(["2026-03-06 15:00-16:00", "2026-03-12 09:00-11:00", "2026-03-27 15:00-16:00"]);
    expect(skipped.map(({ reason }) => reason)).toEqual([
      "It is cancelled",
      "It changes all later dates of another entry too, which is not read here",
    ]);
  });
});
