import { describe, expect, test } from "@jest/globals";
import { icsEvent, icsFile, readIcs, shown } from "./testing/ics-file.js";

describe("A text that is no calendar file, or is broken, is refused as a whole with the line", () => {
  const lines = icsFile(...icsEvent("DTSTART;VALUE=DATE:20260501")).split("\r\n");
  const without = (at: number) => lines.filter((_line, i) => i !== at).join("\n");
  const instead = (at: number, text: string) => lines.map((line, i) => (i === at ? text : line)).join("\n");
  test.each<[string, string, string]>([
    ["a page", "<!doctype html>\n<p>Sign in</p>", "Line 1 is not a line of a calendar file: “<!doctype html>”"],
    ["words", "Dear all,\nwe are closed.", "Line 1 is not a line of a calendar file: “Dear all,”"],
    ["a letter with a heading", "Subject: holidays", "This is not a calendar file: one begins with BEGIN:VCALENDAR"],
    ["nothing but empty lines", "\n\n \n", "This is not a calendar file: one begins with BEGIN:VCALENDAR"],
    ["an address book", "BEGIN:VCARD\nFN:A\nEND:VCARD", "This is not a calendar file: one begins with BEGIN:VCALENDAR"],
    ["cut off", lines.slice(0, -2).join("\n"), "The file is cut off: VEVENT, begun in line 3, has no end"],
    ["without an end", lines.slice(0, -1).join("\n"), "The file is cut off: VCALENDAR, begun in line 1, has no end"],
    ["an entry that does not end", without(5), "Line 6 ends VCALENDAR, but VEVENT of line 3 is still open"],
    ["an entry that does not begin", without(2), "Line 5 ends VEVENT, but VCALENDAR of line 1 is still open"],
    ["a line of garbage", instead(4, "DTST%§$!"), "Line 5 is not a line of a calendar file: “DTST%§$!”"],
    [
      "words after the end",
      `${lines.join("\n")}\nX-SENT:by mail`,
      "Line 8 is outside of the calendar, which has ended before it",
    ],
    ["parts within parts", "BEGIN:VCALENDAR\n".repeat(11), "Line 11 is nested too deep for a calendar file"],
    ["lines without end", `BEGIN:VCALENDAR${"\n".repeat(200_001)}`, "The file has more than 200000 lines"],
  ])("%s", async (_what, ics, message) => {
    await expect(readIcs(ics)).rejects.toMatchObject({ status: 422, details: { errors: [{ field: "ics", message }] } });
  });

  test("several calendars in one file are not broken", async () => {
    const { holidays } = await readIcs([...lines, ...lines.map((line) => line.replace("0501", "0601"))].join("\n"));
    expect(holidays.map(shown)).toEqual(["2026-05-01", "2026-06-01"]);
  });
});
