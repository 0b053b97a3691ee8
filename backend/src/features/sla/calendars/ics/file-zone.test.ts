import { describe, expect, test } from "@jest/globals";
import { icsEvent, icsFile, readIcs, shown } from "./testing/ics-file.js";

describe("Zones that a file describes", () => {
  const zone = (...lines: string[]) => ["BEGIN:VTIMEZONE", "TZID:W. Europe Standard Time", ...lines, "END:VTIMEZONE"];
  const observance = (kind: string, from: string, to: string, ...lines: string[]) => [
    `BEGIN:${kind}`,
    `TZOFFSETFROM:${from}`,
    `TZOFFSETTO:${to}`,
    ...lines,
    `END:${kind}`,
  ];
  const outlook = zone(
    ...observance("STANDARD", "+0200", "+0100", "DTSTART:16010101T030000", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"),
    ...observance("DAYLIGHT", "+0100", "+0200", "DTSTART:16010101T020000", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3"),
  );
  const at = (time: string) => icsEvent(`DTSTART;TZID=W. Europe Standard Time:${time}`, "DURATION:PT1H");
  const inUtc = async (description: string[], ...times: string[]) =>
    (await readIcs(icsFile(...description, ...times.flatMap(at)), "UTC")).holidays.map(shown);

  test("are read by their own rules, in summer and in winter", async () => {
    expect(await inUtc(outlook, "20260328T120000", "20260330T120000", "20261024T120000", "20261026T120000")).toEqual([
      "2026-03-28 11:00-12:00",
      "2026-03-30 10:00-11:00",
      "2026-10-24 10:00-11:00",
      "2026-10-26 11:00-12:00",
    ]);
  });

  test("are known by the place they name", async () => {
    expect(await inUtc(zone("X-LIC-LOCATION:Asia/Tokyo"), "20260710T120000")).toEqual(["2026-07-10 03:00-04:00"]);
  });

  test("stay as they were when their rules ended, and before they began", async () => {
    const ended = zone(
      ...observance(
        "DAYLIGHT",
        "+0100",
        "+0200",
        "DTSTART:20000326T020000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3;UNTIL=20100328T010000Z",
      ),
      ...observance(
        "STANDARD",
        "+0200",
        "+0100",
        "DTSTART:20001029T030000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10;UNTIL=20091025T010000Z",
      ),
    );
    expect(await inUtc(ended, "19990701T120000", "20050701T120000", "20051201T120000", "20261201T120000")).toEqual([
      "1999-07-01 11:00-12:00",
      "2005-07-01 10:00-11:00",
      "2005-12-01 11:00-12:00",
      "2026-12-01 10:00-11:00",
    ]);
  });

  test("that are described badly or not at all keep only their own entries from being taken", async () => {
    const files = [[], zone(), zone("BEGIN:STANDARD", "DTSTART:19700101T000000", "END:STANDARD")];
    const reasons = await Promise.all(
      files.map(async (description) => {
        const { holidays, skipped } = await readIcs(
          icsFile(...description, ...at("20260710T120000"), ...icsEvent("DTSTART:20260711")),
        );
        expect(holidays.map(shown)).toEqual(["2026-07-11"]);
        return skipped.map(({ reason }) => reason);
      }),
    );
    expect(reasons).toEqual([
      ["Its time zone “W. Europe Standard Time” is not known"],
      ["Its time zone is described without a beginning"],
      ["Its time zone is described without TZOFFSETFROM"],
    ]);
  });
});
