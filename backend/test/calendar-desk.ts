import type { Config } from "../src/config.js";
import { buildAdmin, buildAgent, type BuiltPerson } from "./factories/index.js";
import { startTestApp, type TestApp } from "./start-test-app.js";

export type Windows = [string, string][];
export const lunch: Windows = [
  ["08:30", "12:00"],
  ["13:00", "17:30"],
];
export const short: Windows = [["08:30", "12:30"]];
export const office = { mon: lunch, tue: lunch, wed: lunch, thu: lunch, fri: short, sat: [], sun: [] };
export const christmas = { date: "2026-12-25", name: "Christmas Day", yearly: true, window: null };

/** A calendar as it is answered. */
export interface Shown {
  id: number;
  name: string;
  version: number;
  [field: string]: unknown;
}

export type CalendarDesk = Awaited<ReturnType<typeof startCalendarDesk>>;

/** A desk at 2 March 2026, 09:00 UTC, with an admin who makes calendars of office hours. */
export async function startCalendarDesk(config: Partial<Config> = {}) {
  const app: TestApp = await startTestApp({ now: "2026-03-02T09:00:00Z", config });
  const admin = await buildAdmin(app.db, { fullName: "Zora Admin" });
  const agent = await buildAgent(app.db);

  let made = 0;
  /** Office hours in Berlin, closed at Christmas, under a name of its own. */
  const calendarBody = (more: object = {}) => ({
    name: `Office ${++made}`,
    time_zone: "Europe/Berlin",
    hours: office,
    holidays: [christmas],
    ...more,
  });
  const create = (more: object = {}, by: BuiltPerson = admin) =>
    app.api.as(by).post("/api/calendars").send(calendarBody(more));

  return {
    app,
    admin,
    agent,
    calendarBody,
    create,
    created: async (more: object = {}) => (await create(more)).body as Shown,
    get: (id: number, by: BuiltPerson = admin) => app.api.as(by).get(`/api/calendars/${id}`),
    update: (id: number, change: object, version?: number) => {
      const request = app.api.as(admin).patch(`/api/calendars/${id}`);
      return (version === undefined ? request : request.set("If-Match", `"${version}"`)).send(change);
    },
    remove: (id: number, by: BuiltPerson = admin) => app.api.as(by).delete(`/api/calendars/${id}`),
    listed: async () => ((await app.api.as(admin).get("/api/calendars")).body as { data: Shown[] }).data,
    versionsOf: (id: number) =>
      app.db.rows<{ id: number; version: number }>(
        "SELECT id, version FROM calendar_versions WHERE calendar_id = $1 ORDER BY version",
        [id],
      ),
    lastEvent: () =>
      app.db.one(
        `SELECT e.type, e.actor_id, e.data, d.data AS details FROM events e LEFT JOIN event_details d ON d.event_id = e.id
         WHERE e.type LIKE 'calendar.%' ORDER BY e.id DESC LIMIT 1`,
      ),
    countEvents: async () =>
      (await app.db.one<{ n: number }>("SELECT count(*) AS n FROM events WHERE type LIKE 'calendar.%'"))?.n,
  };
}

/** Messages by field. */
export const errorsOf = (answer: { body: { errors?: { field: string; message: string }[] } }) =>
  Object.fromEntries((answer.body.errors ?? []).map(({ field, message }) => [field, message]));
