import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  christmas,
  errorsOf,
  lunch,
  office,
  short,
  startCalendarDesk,
  type CalendarDesk,
} from "../../../../test/calendar-desk.js";

let desk: CalendarDesk;
beforeAll(async () => {
  desk = await startCalendarDesk();
});
afterAll(() => desk.app.close());

describe("PATCH /calendars/:id", () => {
  test("saves other hours as a new version, leaves the rest, and records old and new values", async () => {
    const { id, name } = await desk.created();
    const hours = { ...office, sat: short };
    const answer = await desk.update(id, { hours }, 1);
    expect([answer.status, answer.headers.etag]).toEqual([200, '"v2"']);
    expect(answer.body).toMatchObject({ name, hours, holidays: [christmas], time_zone: "Europe/Berlin", version: 2 });
    expect(await desk.lastEvent()).toEqual({
      type: "calendar.updated",
      actor_id: desk.admin.id,
      data: { calendar_id: id, fields: ["hours"] },
      details: { changes: { hours: { from: office, to: hours } } },
    });
    await desk.update(id, { time_zone: "Europe/Vienna", holidays: [] });
    const versions = await desk.app.api.as(desk.admin).get(`/api/calendars/${id}/versions`);
    expect((versions.body as { data: object[] }).data).toEqual([
      {
        version: 3,
        time_zone: "Europe/Vienna",
        hours,
        holidays: [],
        created_at: "2026-03-02T09:00:00.000Z",
        created_by: "Zora Admin",
      },
      {
        version: 2,
        time_zone: "Europe/Berlin",
        hours,
        holidays: [christmas],
        created_at: "2026-03-02T09:00:00.000Z",
        created_by: "Zora Admin",
      },
      {
        version: 1,
        time_zone: "Europe/Berlin",
        hours: office,
        holidays: [christmas],
        created_at: "2026-03-02T09:00:00.000Z",
        created_by: "Zora Admin",
      },
    ]);
  });

  test("saves a new name without a new version of the hours", async () => {
    const { id } = await desk.created();
    const answer = await desk.update(id, { name: "Renamed office" });
    expect(answer.body).toMatchObject({ name: "Renamed office", version: 2 });
    expect(await desk.versionsOf(id)).toMatchObject([{ version: 1 }]);
    // The next hours follow those before, whatever the name has been through.
    await desk.update(id, { holidays: [] });
    expect(await desk.versionsOf(id)).toMatchObject([{ version: 1 }, { version: 2 }]);
  });

  test("takes what is so already for no change, in any order", async () => {
    const second = { date: "2026-05-01", name: "", yearly: false, window: ["12:00", "24:00"] };
    const { id, name } = await desk.created({ holidays: [christmas, second] });
    const events = await desk.countEvents();
    const same = {
      name,
      time_zone: "Europe/Berlin",
      hours: { fri: short, thu: lunch, wed: lunch, tue: lunch, mon: [...lunch].reverse() },
      holidays: [{ window: ["12:00", "24:00"], date: "2026-05-01" }, christmas],
    };
    const answer = await desk.update(id, same);
    expect([answer.status, answer.headers.etag]).toEqual([200, '"v1"']);
    expect((await desk.update(id, {})).body).toMatchObject({ version: 1 });
    expect(await desk.versionsOf(id)).toMatchObject([{ version: 1 }]);
    expect(await desk.countEvents()).toBe(events);
  });

  test("refuses a version that is over with the present state, and what is wrong at its field, and changes nothing", async () => {
    const { id, name } = await desk.created();
    const other = await desk.created();
    await desk.update(id, { time_zone: "Europe/Paris" }, 1);
    const stale = await desk.update(id, { name: "Too late" }, 1);
    expect([stale.status, stale.body]).toMatchObject([
      412,
      { code: "stale_version", current: { id, name, time_zone: "Europe/Paris", version: 2, holidays: [christmas] } },
    ]);
    const wrong = await desk.update(id, {
      name: "Half saved",
      hours: {
        mon: [
          ["09:00", "08:00"],
          ["08:30", "09:30"],
        ],
      },
    });
    expect([wrong.status, errorsOf(wrong)]).toEqual([
      422,
      { "hours.mon.0": "These hours overlap others of the same day" },
    ]);
    expect(errorsOf(await desk.update(id, { hours: {} }))).toHaveProperty("hours");
    expect(errorsOf(await desk.update(id, { name: other.name.toUpperCase(), holidays: [] }))).toHaveProperty("name");
    expect((await desk.get(id)).body).toMatchObject({ name, version: 2, holidays: [christmas] });
    expect(await desk.versionsOf(id)).toHaveLength(2);
    expect((await desk.update(999_999, { name: "Nobody's" })).status).toBe(404);
  });

  test("those who change it at once are all heard, one after the other", async () => {
    const { id } = await desk.created();
    const zones = ["Europe/Rome", "Europe/Paris", "Europe/Oslo", "Europe/Prague"];
    const changes = [...zones.map((zone) => ({ time_zone: zone })), { holidays: [] }];
    const answers = await Promise.all(changes.map((change) => desk.update(id, change)));
    expect(answers.map(({ status }) => status)).toEqual(changes.map(() => 200));
    expect((await desk.get(id)).body).toMatchObject({ holidays: [], version: 6 });
    expect(await desk.versionsOf(id)).toHaveLength(6);
  });
});
