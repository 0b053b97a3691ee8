import { expect, test } from "@jest/globals";
import { icsEvent, icsFile, readIcs } from "./testing/ics-file.js";

/** Characters that a request may bring. */
const MOST = 2_000_000;
/** Milliseconds of the processor, whatever else it has to do; ten times what it takes, for slow machines. */
const [MOST_IN_ALL, LONGEST_WAIT] = [12_000, 2_000];

/** Lines over and over, with room for others. */
const filled = (lines: readonly string[]): string => {
  const text = `${lines.join("\n")}\n`;
  return text.repeat(Math.floor((MOST - 1000) / text.length)).trimEnd();
};
const date = "DTSTART;VALUE=DATE:20260501";
const time = ["DTSTART;TZID=Mine:20260501T120000", "DURATION:PT1H"];
const zone = (...lines: string[]) => [
  "BEGIN:VTIMEZONE",
  "TZID:Mine",
  "BEGIN:STANDARD",
  "DTSTART:19700101T000000",
  "TZOFFSETFROM:+0100",
  "TZOFFSETTO:+0100",
  ...lines,
  "END:STANDARD",
  "END:VTIMEZONE",
];
const long = `DTSTART${";A=B".repeat(4900)}:20260501`;

const spent = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** How long a text keeps everybody else waiting at most, and how long it takes, in milliseconds. */
async function timed(ics: string): Promise<{ longestWait: number; took: number; outcome: string }> {
  const began = spent();
  let [last, longestWait, running] = [began, 0, true];
  const look = () => {
    longestWait = Math.max(longestWait, spent() - last);
    last = spent();
    if (running) setImmediate(look);
  };
  setImmediate(look);
  const outcome = await readIcs(ics).then(
    ({ holidays, skipped }) => `${holidays.length} taken, ${skipped.length} not`,
    (error: unknown) => (error instanceof Error && "status" in error ? String(error.status) : "a bug"),
  );
  running = false;
  look();
  return { longestWait, took: spent() - began, outcome };
}

test.each<[string, () => string, string]>([
  ["garbage", () => "\u0001%§".repeat(MOST / 3), "422"],
  ["nothing but line ends", () => "\n".repeat(MOST), "422"],
  ["nothing but folded lines", () => `BEGIN:VCALENDAR\n${"\n ".repeat(MOST / 2 - 20)}`, "422"],
  ["one line that never ends", () => `BEGIN:VCALENDAR\nSUMMARY:${"x".repeat(MOST - 100)}`, "422"],
  ["parts within parts", () => "BEGIN:VCALENDAR\n".repeat(MOST / 16), "422"],
  ["a great many entries", () => icsFile(filled(icsEvent(date))), "1 taken, 1 not"],
  ["a great many entries without a date", () => icsFile(filled(["BEGIN:VEVENT", "END:VEVENT"])), "0 taken, 201 not"],
  [
    "every second",
    () => icsFile(...icsEvent("DTSTART:19700101T000000Z", "DURATION:PT1S", "RRULE:FREQ=SECONDLY")),
    "0 taken, 1 not",
  ],
  [
    "more often than can be counted",
    () => icsFile(...icsEvent("DTSTART;VALUE=DATE:16000101", "RRULE:FREQ=DAILY;COUNT=99999999999999999999")),
    "400 taken, 1 not",
  ],
  [
    "so rarely that it never is",
    () => icsFile(...icsEvent(date, "RRULE:FREQ=DAILY;INTERVAL=2147483647")),
    "1 taken, 0 not",
  ],
  [
    "dates that never come, many times",
    () =>
      icsFile(
        filled(icsEvent("DTSTART;VALUE=DATE:16000101", "RRULE:FREQ=DAILY;COUNT=99999999;BYMONTH=2;BYMONTHDAY=30")),
      ),
    "0 taken, 201 not",
  ],
  [
    "every day, many times",
    () => icsFile(filled(icsEvent(...["DTSTART:20260101T000000Z", "DURATION:P399D"], "RRULE:FREQ=DAILY"))),
    "400 taken, 201 not",
  ],
  [
    "rules with a great many parts",
    () =>
      icsFile(
        filled(
          icsEvent(
            date,
            `RRULE:FREQ=YEARLY;COUNT=9;BYDAY=${Array.from({ length: 700 }, (_, i) => `${(i % 53) + 1}${["MO", "TU", "WE", "TH", "FR", "SA", "SU"][i % 7] ?? ""}`).join()}`,
          ),
        ),
      ),
    "9 taken, 0 not",
  ],
  [
    "one entry with a great many rules",
    () => icsFile(...icsEvent(date, filled(["RRULE:FREQ=WEEKLY"]))),
    "0 taken, 1 not",
  ],
  [
    "one entry with a great many dates",
    () => icsFile(...icsEvent(date, filled(["RDATE;VALUE=DATE:20260502,20260503"]))),
    "0 taken, 1 not",
  ],
  [
    "one entry with a great many exceptions",
    () => icsFile(...icsEvent("DTSTART:20260501T120000", "DURATION:PT1H", filled(["EXDATE:20260502T120000"]))),
    "0 taken, 1 not",
  ],
  [
    "a great many instances of one entry",
    () =>
      icsFile(
        ...icsEvent("UID:1", date, "RRULE:FREQ=YEARLY"),
        filled(icsEvent("UID:1", date, "RECURRENCE-ID:20270501")),
      ),
    "2 taken, 1 not",
  ],
  ["a great many parameters", () => icsFile(filled(icsEvent(long))), "0 taken, 101 not"],
  [
    "parameters without an end",
    () => icsFile(filled(icsEvent(`DTSTART${';A="B'.repeat(3900)}:1`))),
    "0 taken, 102 not",
  ],
  [
    "a zone whose clocks change every day",
    () => icsFile(...zone("RRULE:FREQ=DAILY"), filled(icsEvent(...time))),
    "1 taken, 1 not",
  ],
  [
    "a zone whose clocks change every second",
    () => icsFile(...zone("RRULE:FREQ=SECONDLY"), filled(icsEvent(...time))),
    "0 taken, 201 not",
  ],
  [
    "a zone of a great many rules",
    () => icsFile(...zone(filled(["RRULE:FREQ=YEARLY"])), ...icsEvent(...time)),
    "0 taken, 1 not",
  ],
  [
    "a zone of a great many dates",
    () => icsFile(...zone(filled(["RDATE:20260101T000000"])), ...icsEvent(...time), ...icsEvent(...time)),
    "0 taken, 2 not",
  ],
  ["a great many zones", () => icsFile(filled(zone()), ...icsEvent(...time)), "1 taken, 0 not"],
])("%s: it ends, says so, and keeps nobody waiting", async (_what, text, outcome) => {
  const ics = text();
  expect(ics.length).toBeLessThanOrEqual(MOST);
  const { longestWait, took, ...said } = await timed(ics);
  expect(said).toEqual({ outcome });
  expect(took).toBeLessThan(MOST_IN_ALL);
  expect(longestWait).toBeLessThan(LONGEST_WAIT);
});
