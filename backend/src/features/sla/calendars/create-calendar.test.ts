import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { buildCustomer } from "../../../../test/factories/index.js";
import {
  christmas,
  errorsOf,
  office,
  short,
  type Shown,
  type Windows,
  startCalendarDesk,
  type CalendarDesk,
} from "../../../../test/calendar-desk.js";
import type { Work } from "../../../platform/work.js";
import { loadActor } from "../../accounts/index.js";
import { createCalendar } from "./commands/create-calendar.js";
import { deleteCalendar } from "./commands/delete-calendar.js";
import { updateCalendar } from "./commands/update-calendar.js";

let desk: CalendarDesk;
beforeAll(async () => {
  desk = await startCalendarDesk();
});
afterAll(() => desk.app.close());

describe("POST /calendars", () => {
  test("adds a calendar once for one key, with all that follows from its hours", async () => {
    const sent = desk.calendarBody();
    const send = () =>
      desk.app.api.as(desk.admin).post("/api/calendars").set("Idempotency-Key", "calendar-1").send(sent);
    const [first, second] = [await send(), await send()];
    expect([first.status, first.body]).toEqual([201, second.body]);
    expect(first.body).toEqual({
      id: expect.any(Number),
      name: sent.name,
      time_zone: "Europe/Berlin",
      hours: office,
      holidays: [christmas],
      always_open: false,
      week_seconds: (4 * 8 + 4) * 3600,
      day_seconds: 8 * 3600,
      holiday_count: 1,
      used_by: [],
      version: 1,
      next_clock_change: { at: "2026-03-29T01:00:00.000Z", from_offset_minutes: 60, to_offset_minutes: 120 },
      tickets_on_older: 0,
      last_change: {
        by: { id: desk.admin.id, full_name: "Zora Admin", photo_url: null },
        at: "2026-03-02T09:00:00.000Z",
      },
    });
    const { id } = first.body as Shown;
    expect(
      await desk.app.db.rows(
        "SELECT version, time_zone, hours, holidays, created_by FROM calendar_versions WHERE calendar_id = $1",
        [id],
      ),
    ).toEqual([
      { version: 1, time_zone: "Europe/Berlin", hours: office, holidays: [christmas], created_by: desk.admin.id },
    ]);
    expect(await desk.lastEvent()).toEqual({
      type: "calendar.created",
      actor_id: desk.admin.id,
      data: { calendar_id: id, name: sent.name },
      details: {
        changes: {
          time_zone: { from: null, to: "Europe/Berlin" },
          hours: { from: null, to: office },
          holidays: { from: null, to: [christmas] },
        },
      },
    });
  });

  test("knows one that never closes, and a zone whose clocks never change", async () => {
    const day: Windows = [["00:00", "24:00"]];
    const hours = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
    expect(await desk.created({ time_zone: "Asia/Kolkata", hours, holidays: [] })).toMatchObject({
      always_open: true,
      week_seconds: 604_800,
      day_seconds: 86_400,
      next_clock_change: null,
    });
  });

  test("takes hours alone, over midnight and to the second, and puts them in order", async () => {
    const night = await desk.created({
      hours: {
        sat: [
          ["22:00:30", "06:00"],
          ["09:00", "10:00"],
        ],
      },
      holidays: undefined,
    });
    expect(night).toMatchObject({ holidays: [], week_seconds: 8 * 3600 - 30 + 3600, always_open: false });
    expect(night.hours).toMatchObject({
      mon: [],
      sat: [
        ["09:00", "10:00"],
        ["22:00:30", "06:00"],
      ],
    });
  });

  test.each<[string, object, Record<string, string>]>([
    [
      "a zone that is none",
      { time_zone: "Berlin" },
      { time_zone: "Use the name of a time zone, such as Europe/Berlin" },
    ],
    [
      "windows that overlap",
      {
        hours: {
          mon: [
            ["09:00", "12:00"],
            ["11:59", "17:00"],
          ],
          fri: short,
        },
      },
      { "hours.mon.1": "These hours overlap others of the same day" },
    ],
    [
      "a night that runs into the next day's hours",
      { hours: { mon: [["20:00", "09:00"]], tue: [["08:00", "12:00"]] } },
      { "hours.mon.0": "These hours go on into those of the next day" },
    ],
    [
      "times that are none",
      { hours: { mon: [["9:00", "12:00"]], tue: [["24:00", "12:00"]], wed: [["09:00", "25:00"]] } },
      {
        "hours.mon.0": "Use times from 00:00 to 24:00",
        "hours.tue.0": "Use times from 00:00 to 24:00",
        "hours.wed.0": "Use times from 00:00 to 24:00",
      },
    ],
    [
      "no hours at all",
      { hours: {} },
      { hours: "Add hours: a calendar that never opens would keep every promise waiting for ever" },
    ],
    [
      "holidays that are no dates, are there twice, or close nothing",
      {
        holidays: [
          { date: "2026-12-25", name: "One", yearly: true },
          { date: "2027-12-25", name: "The same", yearly: true },
          { date: "2026-02-29" },
          { date: "2026-12-24", window: ["14:00", "1400"] },
        ],
      },
      {
        "holidays.1.date": "This holiday is in the list twice",
        "holidays.2.date": "Use a date such as 2026-12-25",
        "holidays.3.window": "Use times from 00:00 to 24:00",
      },
    ],
    ["no name", { name: "  " }, { name: "Fill this in" }],
    ["a day that is none", { hours: { monday: short } }, { "hours.monday": "There is no such field" }],
    [
      "too many windows",
      { hours: { mon: Array(13).fill(["09:00", "09:01"]) } },
      { "hours.mon": "Use at most 12 entries" },
    ],
    [
      "too many holidays",
      { holidays: Array(1001).fill({ date: "2026-01-01" }) },
      { holidays: "Use at most 1000 entries" },
    ],
    ["a field nobody asked for", { used_by: [] }, { used_by: "There is no such field" }],
  ])("refuses %s at its field and saves nothing", async (_what, wrong, errors) => {
    const before = await desk.app.db.one("SELECT count(*) AS n FROM calendars");
    const events = await desk.countEvents();
    const answer = await desk.create(wrong);
    expect([answer.status, errorsOf(answer)]).toEqual([422, errors]);
    expect(await desk.app.db.one("SELECT count(*) AS n FROM calendars")).toEqual(before);
    expect(await desk.countEvents()).toEqual(events);
  });

  test("refuses a name in use in any case; that of a deleted one is free", async () => {
    const first = await desk.created({ name: "Night shift" });
    const taken = await desk.create({ name: " NIGHT  shift" });
    expect([taken.status, errorsOf(taken)]).toEqual([422, { name: "Another calendar has that name" }]);
    expect((await desk.remove(first.id)).status).toBe(204);
    expect((await desk.create({ name: "Night shift" })).status).toBe(201);
  });

  test("takes a thousand holidays", async () => {
    const holidays = Array.from({ length: 1000 }, (_, i) => ({
      date: new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10),
      name: "Works closed for the day",
    }));
    expect(await desk.created({ holidays })).toMatchObject({ holiday_count: 1000 });
  });
});

test("calendars are for those who arrange what the desk promises", async () => {
  const { id } = await desk.created();
  const customer = await buildCustomer(desk.app.db);
  for (const by of [desk.agent, customer]) {
    const api = desk.app.api.as(by);
    const answers = [
      await api.get("/api/calendars"),
      await desk.get(id, by),
      await desk.create({}, by),
      await api.patch(`/api/calendars/${id}`).send({ name: "Mine" }),
      await desk.remove(id, by),
      await api.get(`/api/calendars/${id}/versions`),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 403]);
  }
  expect((await desk.app.api.anonymous().get("/api/calendars")).status).toBe(401);
});

test("commands ask as well: a job or another command gets no further than a request", async () => {
  const { id } = await desk.created();
  const actor = await loadActor(desk.app.db, desk.agent.id);
  if (!actor) throw new Error("No agent");
  const events = await desk.countEvents();
  const hours = { timeZone: "Europe/Berlin", hours: office, holidays: [] };
  for (const command of [
    (work: Work) => createCalendar(work, { name: "Mine", ...hours }),
    (work: Work) => updateCalendar(work, id, { name: "Mine" }, null),
    (work: Work) => deleteCalendar(work, id),
  ])
    await expect(desk.app.services.runWork<unknown>(actor, command)).rejects.toMatchObject({ status: 403 });
  expect(await desk.countEvents()).toBe(events);
});
