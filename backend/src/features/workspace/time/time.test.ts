import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { MyTimer, TicketDetail, TicketTime, TimeEntry, TimeTotals } from "../../../contract/index.js";
import {
  buildAdmin,
  buildAgent,
  buildCustomer,
  buildDepartment,
  buildSupervisor,
  buildTeam,
  type BuiltPerson,
} from "../../../../test/factories/index.js";
import { removeOutdated } from "../../../platform/housekeeping.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";

let app: TestApp;
let agent: BuiltPerson, other: BuiltPerson, supervisor: BuiltPerson, admin: BuiltPerson, customer: BuiltPerson;

beforeAll(async () => {
  app = await startTestApp();
  await app.clock.set("2026-07-08T09:00:00Z");
  [agent, other] = [await buildAgent(app.db), await buildAgent(app.db)];
  [supervisor, admin] = [await buildSupervisor(app.db), await buildAdmin(app.db)];
  customer = await buildCustomer(app.db);
});
afterAll(() => app.close());

const call = (who: BuiltPerson) => app.api.as(who);

async function file(extra: object = {}): Promise<number> {
  const { body } = await call(admin)
    .post("/api/tickets")
    .send({ subject: "Broken", description: "It broke", category: "Other", customer_id: customer.id, ...extra })
    .expect(201);
  return (body as TicketDetail).id;
}
const book = (who: BuiltPerson, id: number, body: object) => call(who).post(`/api/tickets/${id}/time`).send(body);
const booked = async (who: BuiltPerson, id: number, body: object) =>
  (await book(who, id, body).expect(201)).body as TimeEntry;
const timeOn = async (who: BuiltPerson, id: number) =>
  (await call(who).get(`/api/tickets/${id}/time`).expect(200)).body as TicketTime;
const timer = async (who: BuiltPerson) => ((await call(who).get("/api/me/timer").expect(200)).body as MyTimer).timer;
const run = (who: BuiltPerson, id: number, running: boolean) =>
  call(who).put(`/api/tickets/${id}/timer`).send({ running });
const stop = (who: BuiltPerson, body: object = {}) => call(who).post("/api/me/timer/stop").send(body);
const list = async (who: BuiltPerson, query = "") =>
  (await call(who).get(`/api/time?limit=100&${query}`).expect(200)).body.data as TimeEntry[];
const sums = async (who: BuiltPerson, query = "") =>
  (await call(who).get(`/api/time/totals?${query}`).expect(200)).body as TimeTotals;
const minutesOf = (entries: readonly { minutes: number }[]) => entries.reduce((sum, { minutes }) => sum + minutes, 0);

test("Time is booked by hand, on one's own today unless it is said, and adds up by ticket and by person", async () => {
  const id = await file();
  const first = await booked(agent, id, { minutes: 25, note: "Called the depot" });
  expect(first).toMatchObject({
    minutes: 25,
    spent_on: "2026-07-08",
    billable: true,
    by_timer: false,
    may_change: true,
  });
  await booked(agent, id, { minutes: 10, billable: false, spent_on: "2026-07-07" });
  await booked(other, id, { minutes: 5 });
  const time = await timeOn(other, id);
  expect(time).toMatchObject({ minutes: 40, billable_minutes: 30 });
  expect(time.by_person.map(({ person, minutes }) => [person.id, minutes])).toEqual(
    expect.arrayContaining([
      [agent.id, 35],
      [other.id, 5],
    ]),
  );
  expect(time.entries.find(({ id: entry }) => entry === first.id)).toMatchObject({ may_change: false });
});

test("One's own today is that of one's own zone, and time is spent before it is booked", async () => {
  const id = await file();
  await app.db.rows("UPDATE people SET time_zone = 'Pacific/Auckland' WHERE id = $1", [other.id]);
  await app.clock.set("2026-07-08T13:00:00Z");
  expect((await booked(other, id, { minutes: 5 })).spent_on).toBe("2026-07-09");
  await book(other, id, { minutes: 5, spent_on: "2026-07-10" }).expect(422);
  await book(agent, id, { minutes: 5, spent_on: "2026-07-09" }).expect(422);
  for (const minutes of [0, 1441, 1.5]) await book(agent, id, { minutes }).expect(422);
});

test("One timer each: it counts by the desk's clock, stands still, goes on, and is booked in whole minutes", async () => {
  const id = await file();
  await run(agent, id, true).expect(200);
  await app.clock.advance(10 * 60_000);
  // A second device, or the same after a restart, finds it as it stands in the database.
  expect(await timer(agent)).toMatchObject({ ticket: { id }, counted_seconds: 0 });
  await run(agent, id, true).expect(200);
  await app.clock.advance(10 * 60_000);
  await run(agent, id, false).expect(200);
  await app.clock.advance(60 * 60_000);
  expect(await timer(agent)).toMatchObject({ running_since: null, counted_seconds: 1200 });
  await run(agent, id, true).expect(200);
  await app.clock.advance(5 * 60_000 + 29_000);
  const { body } = await stop(agent, { note: "On the phone", billable: false }).expect(200);
  expect(body).toMatchObject({ minutes: 25 });
  expect(body.entry).toMatchObject({ minutes: 25, note: "On the phone", billable: false, by_timer: true });
  expect(await timer(agent)).toBeNull();
  await stop(agent).expect(409);
  await run(agent, id, false).expect(409);
});

test("Starting it elsewhere books what it had come to; two starts at once make one timer", async () => {
  const [first, second] = [await file(), await file()];
  await run(agent, first, true).expect(200);
  await app.clock.advance(15 * 60_000);
  const answers = await Promise.all([run(agent, second, true), run(agent, second, true), run(agent, second, true)]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(await timeOn(agent, first)).toMatchObject({ minutes: 15 });
  expect((await timeOn(agent, first)).entries).toHaveLength(1);
  await app.clock.advance(20_000);
  expect((await stop(agent).expect(200)).body.entry).toBeNull();
  expect((await timeOn(agent, second)).entries).toEqual([]);

  // Stopped from several browsers in the same moment it is booked once.
  await run(agent, second, true).expect(200);
  await app.clock.advance(8 * 60_000);
  const stops = await Promise.all(Array.from({ length: 5 }, () => stop(agent)));
  expect(stops.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
  expect((await timeOn(agent, second)).entries.map(({ minutes }) => minutes)).toEqual([8]);
});

test("Of a timer that was forgotten no more than a day is booked", async () => {
  const id = await file();
  await run(agent, id, true).expect(200);
  await app.clock.advance(3 * 24 * 60 * 60_000);
  // On the day on which it was started; and what it came to is corrected by whoever knows better.
  expect((await stop(agent).expect(200)).body.entry).toMatchObject({ minutes: 1440, spent_on: "2026-07-08" });
  await run(agent, id, true).expect(200);
  await app.clock.advance(9 * 60 * 60_000);
  await stop(agent, { minutes: 5, spent_on: "2030-01-01" }).expect(422);
  const corrected = await stop(agent, { minutes: 45, note: "Forgot it" }).expect(200);
  expect(corrected.body.entry).toMatchObject({ minutes: 45, note: "Forgot it", by_timer: true });
  await run(agent, id, true).expect(200);
  await app.clock.advance(60 * 60_000);
  expect((await stop(agent, { minutes: 0 }).expect(200)).body).toMatchObject({ minutes: 0, entry: null });
  expect(await timer(agent)).toBeNull();
  expect(await timeOn(agent, id)).toMatchObject({ minutes: 1485 });
});

test("Own entries are changed and deleted; others' by those who look after time; each change is on record", async () => {
  const id = await file();
  const entry = await booked(agent, id, { minutes: 30 });
  const at = `/api/time/${entry.id}`;
  await call(other).patch(at).send({ minutes: 5 }).expect(403);
  await call(other).delete(at).expect(403);
  const changed = (await call(agent).patch(at).send({ minutes: 45, note: "Longer" }).expect(200)).body as TimeEntry;
  expect(changed).toMatchObject({ minutes: 45, note: "Longer", version: entry.version + 1 });
  await call(agent).patch(at).set("If-Match", `"${entry.version}"`).send({ minutes: 1 }).expect(412);
  await call(supervisor).patch(at).send({ billable: false }).expect(200);
  await call(supervisor).delete(at).expect(204);
  await call(agent).patch(at).send({ minutes: 5 }).expect(404);
  expect((await timeOn(agent, id)).minutes).toBe(0);
  const events = await app.db.rows<{ type: string; changes: Record<string, { from: unknown; to: unknown }> }>(
    `SELECT e.type, d.data->'changes' AS changes FROM events e JOIN event_details d ON d.event_id = e.id
     WHERE e.ticket_id = $1 AND e.type LIKE 'time.%' ORDER BY e.id`,
    [id],
  );
  expect(events.map(({ type }) => type)).toEqual(["time.added", "time.changed", "time.changed", "time.deleted"]);
  expect(events[1]?.changes).toEqual({ minutes: { from: 30, to: 45 }, note: { from: "", to: "Longer" } });
  // It has its own place on the ticket, and no line in what happened to it, for customers least of all.
  expect((await call(agent).post(`${at}/restore`).expect(200)).body).toMatchObject({ minutes: 45 });
  for (const who of [customer, agent, supervisor, admin]) {
    const { body } = await call(who).get(`/api/tickets/${id}`).expect(200);
    expect(JSON.stringify(body)).not.toContain("time.");
  }
});

test("Customers and tickets out of sight: nothing is booked, read, changed or summed", async () => {
  const id = await file();
  await call(customer).get(`/api/tickets/${id}/time`).expect(403);
  await book(customer, id, { minutes: 5 }).expect(403);
  // A colleague's own complaint: what is spent on it is for the others.
  const own = await file({ customer_id: agent.id });
  await book(agent, own, { minutes: 5 }).expect(403);
  await booked(other, own, { minutes: 5 });
  await call(agent).get(`/api/tickets/${own}/time`).expect(403);
  expect(await list(agent, `ticket_id=${own}`)).toEqual([]);
  expect((await sums(agent, `ticket_id=${own}`)).minutes).toBe(0);
  expect((await list(other, `ticket_id=${own}`)).length).toBe(1);
  const entry = await booked(agent, id, { minutes: 50 });
  await run(agent, id, true).expect(200);
  const department = await buildDepartment(app.db);
  await buildTeam(app.db, { memberIds: [], departmentIds: [department.id] });
  await call(admin).patch(`/api/tickets/${id}`).send({ department_id: department.id }).expect(200);
  await call(agent).get(`/api/tickets/${id}/time`).expect(404);
  await book(agent, id, { minutes: 5 }).expect(404);
  await call(agent).patch(`/api/time/${entry.id}`).send({ minutes: 5 }).expect(404);
  await call(supervisor).delete(`/api/time/${entry.id}`).expect(404);
  await call(agent).post(`/api/time/${entry.id}/restore`).expect(404);
  expect((await list(agent)).map((shown) => shown.id)).not.toContain(entry.id);
  expect(await list(agent, `ticket_id=${id}`)).toEqual([]);
  expect(await sums(agent, `ticket_id=${id}`)).toMatchObject({ minutes: 0, by_ticket: [], by_person: [] });
  expect((await list(supervisor)).map((shown) => shown.id)).not.toContain(entry.id);
  expect((await list(admin)).map((shown) => shown.id)).toContain(entry.id);
  // That there is a timer they know; of what, no more.
  expect(await timer(agent)).toMatchObject({ ticket: null });
  await app.clock.advance(3 * 60_000);
  expect((await stop(agent).expect(200)).body).toMatchObject({ minutes: 3, entry: null });
});

test("Lists have one's own, and everybody's for those who look after it; sums are those of the list", async () => {
  const mine = await list(agent);
  expect(mine.every(({ person }) => person.id === agent.id)).toBe(true);
  expect((await list(agent, `person_id=${other.id}`)).length).toBe(0);
  // Of one ticket everybody's, as the ticket itself shows them.
  const shared = await file();
  await booked(agent, shared, { minutes: 10 });
  await booked(other, shared, { minutes: 20, billable: false });
  expect(minutesOf(await list(agent, `ticket_id=CMP-${shared}`))).toBe(30);
  const all = await list(supervisor);
  expect(new Set(all.map(({ person }) => person.id)).size).toBeGreaterThan(1);
  for (const [who, query] of [
    [agent, ""],
    [agent, `ticket_id=${shared}`],
    [supervisor, ""],
    [supervisor, "billable=false"],
    [supervisor, "from=2026-07-08&to=2026-07-08"],
  ] as const) {
    const entries = await list(who, query);
    const { minutes, billable_minutes, entries: count, tickets, by_person, by_ticket } = await sums(who, query);
    expect([minutes, count]).toEqual([minutesOf(entries), entries.length]);
    expect(billable_minutes).toBe(minutesOf(entries.filter(({ billable }) => billable)));
    expect(tickets).toBe(new Set(entries.map(({ ticket }) => ticket.id)).size);
    expect([minutesOf(by_person), minutesOf(by_ticket)]).toEqual([minutes, minutes]);
    // Every number is the length of the list that it opens.
    for (const { person, minutes: spent } of by_person)
      expect(minutesOf(await list(who, `${query}&person_id=${person.id}`))).toBe(spent);
    for (const { ticket, minutes: spent } of by_ticket.slice(0, 3)) {
      const own = who === agent && query === "" ? "&person_id=me" : "";
      const listed = query.includes("ticket_id") ? query : `${query}&ticket_id=${ticket.id}`;
      expect(minutesOf(await list(who, `${listed}${own}`))).toBe(spent);
    }
  }
  // Page after page gives the same.
  const ids: number[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const { body } = await call(supervisor)
      .get(`/api/time?limit=2${cursor && `&cursor=${cursor}`}`)
      .expect(200);
    ids.push(...(body.data as TimeEntry[]).map(({ id }) => id));
    cursor = body.page.next_cursor as string | null;
  }
  expect(ids).toEqual(all.map(({ id }) => id));
});

test("What was deleted counts nowhere, and is back as it was when that is taken back, for a day", async () => {
  const id = await file();
  const entry = await booked(agent, id, { minutes: 30, note: "Packed it" });
  const at = `/api/time/${entry.id}`;
  const counted = async () => [
    (await timeOn(agent, id)).minutes,
    (await timeOn(agent, id)).entries.length,
    (await list(agent, `ticket_id=${id}`)).length,
    (await sums(agent, `ticket_id=${id}`)).minutes,
  ];
  await call(agent).delete(at).expect(204);
  await call(agent).delete(at).expect(404);
  expect(await counted()).toEqual([0, 0, 0, 0]);
  await call(other).post(`${at}/restore`).expect(403);
  expect(await counted()).toEqual([0, 0, 0, 0]);
  expect((await call(agent).post(`${at}/restore`).expect(200)).body).toMatchObject({ minutes: 30, note: "Packed it" });
  await call(agent).post(`${at}/restore`).expect(200);
  expect(await counted()).toEqual([30, 1, 1, 30]);
  const types = await app.db.rows<{ type: string }>(
    "SELECT type FROM events WHERE ticket_id = $1 AND type LIKE 'time.%' ORDER BY id",
    [id],
  );
  expect(types.map(({ type }) => type)).toEqual(["time.added", "time.deleted", "time.restored"]);
  await call(agent).delete(at).expect(204);
  await app.clock.advance(25 * 60 * 60_000);
  await removeOutdated(app.services.db);
  await call(agent).post(`${at}/restore`).expect(404);
});

test("The file has what the list has, as text that no spreadsheet runs, is on record, and needs the right to export", async () => {
  const id = await file({ subject: "=1+1" });
  await booked(agent, id, { minutes: 90, note: "+49 30 1234" });
  await booked(other, id, { minutes: 5, billable: false });
  const query = `ticket_id=${id}`;
  await call(agent).get(`/api/time/export?${query}`).expect(403);
  const { text, headers } = await call(supervisor).get(`/api/time/export?${query}`).expect(200);
  expect(headers["content-type"]).toContain("text/csv");
  const lines = text.trim().split("\n");
  expect(lines).toHaveLength(1 + (await list(supervisor, query)).length);
  expect(lines[0]).toContain("id,day,ticket,subject,person_id,person,minutes,hours,billable,by_timer,note");
  expect(text).toContain(`CMP-${id},'=1+1,${agent.id},`);
  expect(text).toContain("90,1.50,yes,no,'+49 30 1234");
  expect(text).toContain(",5,0.08,no,no,");
  const [event] = await app.db.rows<{ data: { rows: number } }>(
    "SELECT data FROM events WHERE type = 'time.exported' ORDER BY id DESC LIMIT 1",
  );
  expect(event?.data.rows).toBe(2);
  // The turn is free again once the file has gone out.
  await call(supervisor).get(`/api/time/export?${query}&billable=true`).expect(200);
});
