import { expect, test } from "@jest/globals";
import ICAL from "ical.js";
import { DAY_MS } from "../../engine/calendar/hours.js";
import { datesOfRule } from "./dates-of-rule.js";
import { Effort } from "./effort.js";
import { propertiesOf } from "./properties.js";
import { readRule } from "./rules.js";

const dayOf = (date: string) => Date.parse(date) / DAY_MS;
const dateOf = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10);

function ours(rule: string, start: string, from: string, to: string): string[] {
  const lines = [{ line: 1, name: "RRULE", text: `RRULE:${rule}` }];
  const [read] = propertiesOf({ kind: "VEVENT", line: 1, lines, parts: [] }, "RRULE").map(readRule);
  if (!read) throw new Error("No rule");
  return [...datesOfRule(read, dayOf(start), dayOf(from), dayOf(to), new Effort())].map(dateOf);
}

/** The iterator of ical.js, for rules it works out rightly: it goes from the first occurrence to the last. */
function theirs(rule: string, start: string, from: string, to: string): string[] {
  const iterator = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromDateString(start));
  const dates: string[] = [];
  for (let next = iterator.next(); next; next = iterator.next()) {
    const date = next.toString();
    if (date > to) break;
    if (date >= from) dates.push(date);
  }
  return dates;
}

test.each([
  ["FREQ=DAILY", "2025-11-03"],
  ["FREQ=DAILY;INTERVAL=10", "2025-11-03"],
  ["FREQ=DAILY;BYMONTH=1,7", "2025-01-01"],
  ["FREQ=DAILY;BYMONTHDAY=13", "2025-01-13"],
  ["FREQ=WEEKLY", "2025-11-03"],
  ["FREQ=WEEKLY;BYDAY=MO,FR", "2025-11-03"],
  ["FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO", "2025-08-05"],
  ["FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU", "2025-08-05"],
  ["FREQ=WEEKLY;INTERVAL=3;COUNT=40", "2025-08-05"],
  ["FREQ=MONTHLY", "2025-01-15"],
  ["FREQ=MONTHLY;BYMONTHDAY=-1", "2025-01-31"],
  ["FREQ=MONTHLY;BYMONTHDAY=1,15,-2", "2025-01-01"],
  ["FREQ=MONTHLY;BYDAY=1MO", "2025-01-06"],
  ["FREQ=MONTHLY;BYDAY=-1FR", "2025-01-31"],
  ["FREQ=MONTHLY;BYDAY=2TU,4TU", "2025-01-14"],
  ["FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "2025-06-13"],
  ["FREQ=MONTHLY;INTERVAL=5;BYMONTHDAY=31", "2025-01-31"],
  ["FREQ=MONTHLY;COUNT=20", "2025-01-15"],
  ["FREQ=YEARLY", "2020-10-03"],
  ["FREQ=YEARLY;INTERVAL=3", "2020-10-03"],
  ["FREQ=YEARLY;BYMONTH=3,9", "2020-03-10"],
  ["FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "2020-11-26"],
  ["FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO", "2020-05-25"],
  ["FREQ=YEARLY;BYMONTH=11;BYDAY=WE;BYMONTHDAY=16,17,18,19,20,21,22", "2020-11-18"],
  ["FREQ=YEARLY;BYDAY=-1SU", "2020-12-27"],
  ["FREQ=YEARLY;BYYEARDAY=1,100,200", "2020-01-01"],
  ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2020-02-29"],
  ["FREQ=YEARLY;COUNT=9", "2020-10-03"],
])("%s from %s on is what the library's iterator says", (rule, start) => {
  const [from, to] = ["2026-03-02", "2029-03-02"];
  const dates = theirs(rule, start, from, to);
  expect(dates.length).toBeGreaterThan(0);
  expect(ours(rule, start, from, to)).toEqual(dates);
  expect(ours(rule, start, start, to)).toEqual(theirs(rule, start, start, to));
});

// Examples of RFC 5545, section 3.8.5.3, that the iterator does not know or gets wrong.
test.each([
  ["FREQ=YEARLY;BYDAY=20MO", "1997-05-19", "1999-12-31", ["1997-05-19", "1998-05-18", "1999-05-17"]],
  ["FREQ=MONTHLY;BYDAY=TU,WE,TH;BYSETPOS=3", "1997-09-04", "1997-11-30", ["1997-09-04", "1997-10-07", "1997-11-06"]],
  [
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2",
    "1997-09-29",
    "1997-12-31",
    ["1997-09-29", "1997-10-30", "1997-11-27", "1997-12-30"],
  ],
  [
    "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200",
    "1997-01-01",
    "2003-12-31",
    [
      "1997-01-01",
      "1997-04-10",
      "1997-07-19",
      "2000-01-01",
      "2000-04-09",
      "2000-07-18",
      "2003-01-01",
      "2003-04-10",
      "2003-07-19",
    ],
  ],
  [
    "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
    "1996-11-05",
    "2004-12-31",
    ["1996-11-05", "2000-11-07", "2004-11-02"],
  ],
  [
    "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5",
    "2007-01-15",
    "2008-01-01",
    ["2007-01-15", "2007-01-30", "2007-02-15", "2007-03-15", "2007-03-30"],
  ],
  [
    "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO",
    "1997-08-05",
    "1998-01-01",
    ["1997-08-05", "1997-08-10", "1997-08-19", "1997-08-24"],
  ],
  [
    "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU",
    "1997-08-05",
    "1998-01-01",
    ["1997-08-05", "1997-08-17", "1997-08-19", "1997-08-31"],
  ],
  [
    "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1,-1",
    "2026-01-01",
    "2027-12-31",
    ["2026-01-01", "2026-12-31", "2027-01-01", "2027-12-31"],
  ],
])("%s from %s to %s", (rule, start, to, dates) => {
  expect(ours(rule, start, start, to)).toEqual(dates);
});
