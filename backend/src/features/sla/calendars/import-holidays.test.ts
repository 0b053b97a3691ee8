import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { errorsOf, startCalendarDesk, type CalendarDesk } from "../../../../test/calendar-desk.js";
import { icsEvent, icsFile } from "./ics/testing/ics-file.js";

let desk: CalendarDesk;
beforeAll(async () => {
  desk = await startCalendarDesk();
});
afterAll(() => desk.app.close());

const send = (ics: unknown, zone = "Europe/Berlin", by = desk.admin) =>
  desk.app.api.as(by).post("/api/calendars/holidays").send({ ics, time_zone: zone });

test("POST /calendars/holidays says what is in a file and saves nothing; a calendar takes the answer as it is", async () => {
  const ics = icsFile(
    ...icsEvent("DTSTART;VALUE=DATE:20201225", "RRULE:FREQ=YEARLY"),
    ...icsEvent("DTSTART:20261224T130000Z", "DTEND:20261224T230000Z"),
    ...icsEvent("DTSTART;VALUE=DATE:20261332"),
  );
  const events = await desk.countEvents();
  const answer = await send(ics);
  expect([answer.status, answer.body]).toEqual([
    200,
    {
      holidays: [
        { date: "2020-12-25", name: "Closed", yearly: true, window: null },
        { date: "2026-12-24", name: "Closed", yearly: false, window: ["14:00", "24:00"] },
      ],
      skipped: [{ line: 15, name: "Closed", reason: "DTSTART is no date that there is" }],
    },
  ]);
  expect(await desk.countEvents()).toBe(events);
  const { holidays } = answer.body as { holidays: object[] };
  expect(await desk.created({ holidays })).toMatchObject({ holidays });
});

test("works repetitions out from the desk's own time on", async () => {
  const weekly = icsFile(...icsEvent("DTSTART;VALUE=DATE:20200104", "RRULE:FREQ=WEEKLY"));
  expect((await send(weekly)).body).toHaveProperty("holidays.0.date", "2026-03-07");
});

test("refuses what is no calendar file at its field, and a zone that is none", async () => {
  const [text, zone] = [await send("Dear all, we are closed."), await send(icsFile(), "Middle/Earth")];
  expect([text.status, errorsOf(text)]).toEqual([
    422,
    { ics: "Line 1 is not a line of a calendar file: “Dear all, we are closed.”" },
  ]);
  expect([zone.status, errorsOf(zone)]).toEqual([
    422,
    { time_zone: "Use the name of a time zone, such as Europe/Berlin" },
  ]);
  expect(errorsOf(await send(""))).toHaveProperty("ics");
  expect(errorsOf(await send(7))).toHaveProperty("ics");
  expect((await send(icsFile(), "Europe/Berlin", desk.agent)).status).toBe(403);
});

test("takes files of up to two million characters, and says how large a larger request may be", async () => {
  const description = `DESCRIPTION:${"Closed all day. ".repeat(4)}\r\n`;
  const file = (characters: number) =>
    icsFile(
      ...icsEvent(
        "DTSTART;VALUE=DATE:20260501",
        description.repeat(Math.floor(characters / description.length)).trimEnd(),
      ),
    );
  expect((await send(file(1_900_000))).body).toMatchObject({ holidays: [{ date: "2026-05-01" }], skipped: [] });
  expect(errorsOf(await send(file(2_050_000)))).toEqual({ ics: "Use at most 2000000 characters" });
  const refused = await send(file(2_300_000));
  expect([refused.status, refused.body]).toMatchObject([413, { code: "too_large", limit: 2_200_000 }]);
});
