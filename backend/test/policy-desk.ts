import { buildAdmin, type BuiltPerson } from "./factories/index.js";
import { startTestApp, type TestApp } from "./start-test-app.js";
import type { SlaPolicyDetail, SlaPolicyRow } from "../src/contract/index.js";
import type { Queries } from "../src/platform/db.js";

const none = {};
export const hours = (duration: string) => ({ kind: "working", duration });
/** One promise: a resolution of critical tickets in four hours. */
export const onePromise = { critical: { resolution: hours("4h") }, high: none, medium: none, low: none };

const weekdays = ["mon", "tue", "wed", "thu", "fri"] as const;
/** 09:00 to 12:30 and 13:30 to 17:00: a day of seven hours. */
const office = Object.fromEntries(
  weekdays.map((day) => [
    day,
    [
      ["09:00", "12:30"],
      ["13:30", "17:00"],
    ],
  ]),
);
/** 09:00 to 19:00: a day of ten hours. */
export const longDays = Object.fromEntries(weekdays.map((day) => [day, [["09:00", "19:00"]]]));

let built = 0;

/** A calendar in Berlin. */
export async function buildCalendar(db: Queries, week: object = office): Promise<{ id: number; name: string }> {
  const calendar = await db.one<{ id: number; name: string }>(
    "INSERT INTO calendars (name) VALUES ($1) RETURNING id, name",
    [`Calendar ${++built}`],
  );
  if (!calendar) throw new Error("The row was not written");
  await saveHours(db, calendar.id, week);
  return calendar;
}

/** A calendar's next version. */
export const saveHours = (db: Queries, calendarId: number, week: object): Promise<unknown> =>
  db.rows(
    `INSERT INTO calendar_versions (calendar_id, version, time_zone, hours, created_at)
     SELECT $1, (SELECT count(*) + 1 FROM calendar_versions WHERE calendar_id = $1), 'Europe/Berlin', $2, app_now()`,
    [calendarId, JSON.stringify({ sat: [], sun: [], ...week })],
  );

export interface PolicyDesk {
  app: TestApp;
  admin: BuiltPerson;
  calendar: { id: number; name: string };
  /** Of the policy that the desk came with. */
  defaultId: number;
  /** What is not given has a value that is right. */
  create(body?: object, by?: { id: number }): ReturnType<PolicyDesk["get"]>;
  /** The same, made for sure. */
  add(body?: object): Promise<SlaPolicyDetail>;
  get(id: number, by?: { id: number }): ReturnType<ReturnType<TestApp["api"]["as"]>["get"]>;
  list(): Promise<SlaPolicyRow[]>;
  patch(id: number, body: object, version?: number): ReturnType<PolicyDesk["get"]>;
  move(id: number, before: number | null): ReturnType<PolicyDesk["get"]>;
  remove(id: number): ReturnType<PolicyDesk["get"]>;
  /** How much there is of what is only ever added to, and of events. */
  counts(): Promise<object | null>;
  /** The newest events, oldest first. */
  events(
    count: number,
  ): Promise<{ type: string; data: object; changes: Record<string, { from: unknown; to: unknown }> }[]>;
}

/** A desk with an admin and an office calendar. */
export async function openPolicyDesk(options: { now?: string } = {}): Promise<PolicyDesk> {
  const app = await startTestApp(options);
  const admin = await buildAdmin(app.db, { fullName: "Zora Admin" });
  const calendar = await buildCalendar(app.db);
  const row = await app.db.one<{ id: number }>("SELECT id FROM sla_policies WHERE is_default");
  if (!row) throw new Error("The desk has no default policy");
  const as = (by: { id: number } = admin) => app.api.as(by);
  const path = "/api/sla/policies";

  const create: PolicyDesk["create"] = (body = {}, by) =>
    as(by)
      .post(path)
      .send({ name: `Policy ${++built}`, calendar_id: calendar.id, targets: onePromise, ...body });
  return {
    app,
    admin,
    calendar,
    defaultId: row.id,
    create,
    add: async (body) => {
      const answer = await create(body);
      if (answer.status !== 201) throw new Error(`The policy was not made: ${answer.text}`);
      return answer.body as SlaPolicyDetail;
    },
    get: (id, by) => as(by).get(`${path}/${id}`),
    list: async () => ((await as().get(path)).body as { data: SlaPolicyRow[] }).data,
    patch: (id, body, version) => {
      const request = as().patch(`${path}/${id}`);
      return (version === undefined ? request : request.set("If-Match", `"v${version}"`)).send(body);
    },
    move: (id, before) => as().post(`${path}/${id}/move`).send({ before }),
    remove: (id) => as().delete(`${path}/${id}`),
    counts: () =>
      app.db.one(
        `SELECT (SELECT count(*) FROM sla_policies) AS policies, (SELECT count(*) FROM sla_policy_versions) AS versions,
                (SELECT count(*) FROM sla_targets) AS targets, (SELECT count(*) FROM events) AS events`,
      ),
    events: async (count) => {
      const rows = await app.db.rows<Awaited<ReturnType<PolicyDesk["events"]>>[number]>(
        `SELECT e.type, e.data, d.data->'changes' AS changes FROM events e LEFT JOIN event_details d ON d.event_id = e.id
         ORDER BY e.id DESC LIMIT $1`,
        [count],
      );
      return rows.reverse();
    },
  };
}

/** Field -> message of a refused request. */
export const fieldsOf = (answer: { body: unknown }): Record<string, string> => {
  const { errors = [] } = answer.body as { errors?: { field: string; message: string }[] };
  return Object.fromEntries(errors.map(({ field, message }) => [field, message]));
};
