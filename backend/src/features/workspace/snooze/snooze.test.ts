import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { TicketDetail, TicketPage } from "../../../contract/index.js";
import {
  buildAdmin,
  buildAgent,
  buildCustomer,
  buildDepartment,
  buildTeam,
  type BuiltPerson,
} from "../../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";
import { tickSla } from "../../sla/index.js";
import { consumersOf } from "../../../subscriptions.js";
import { wakeDue } from "./wake-due.js";

let app: TestApp;
let agent: BuiltPerson, other: BuiltPerson, admin: BuiltPerson, customer: BuiltPerson;

beforeAll(async () => {
  app = await startTestApp();
  await app.clock.set("2026-07-08T09:00:00Z");
  [agent, other] = [await buildAgent(app.db), await buildAgent(app.db)];
  admin = await buildAdmin(app.db);
  customer = await buildCustomer(app.db);
});
afterAll(() => app.close());

interface Notice {
  kind: string;
  ticket: { id: number };
  data: { because?: string };
}
const call = (who: BuiltPerson) => app.api.as(who);
const noticesOf = async (who: BuiltPerson, id: number) =>
  ((await call(who).get("/api/notifications?limit=100").expect(200)).body.data as Notice[]).filter(
    ({ ticket }) => ticket.id === id,
  );
const wakingsOf = async (who: BuiltPerson, id: number) =>
  (await noticesOf(who, id)).filter(({ kind }) => kind === "woken").map(({ data }) => data.because);
const list = async (who: BuiltPerson, query: string) =>
  ((await call(who).get(`/api/tickets?limit=100&${query}`).expect(200)).body as TicketPage).data.map(({ id }) => id);
const read = async (who: BuiltPerson, id: number) =>
  (await call(who).get(`/api/tickets/${id}`).expect(200)).body as TicketDetail;
const snooze = (who: BuiltPerson, id: number, until: string | null) =>
  call(who).put(`/api/tickets/${id}/snooze`).send({ until });
const isAside = async (who: BuiltPerson, id: number) => (await read(who, id)).snooze !== null;

async function file(holder: BuiltPerson = agent, extra: object = {}): Promise<number> {
  const { body } = await call(admin)
    .post("/api/tickets")
    .send({ subject: "Broken", description: "It broke", category: "Other", customer_id: customer.id, ...extra })
    .expect(201);
  const { id } = body as TicketDetail;
  await call(admin).post(`/api/tickets/${id}/assign`).send({ agent_id: holder.id }).expect(200);
  await app.jobs.runAll();
  return id;
}
const inMinutes = async (minutes: number) =>
  new Date((await app.clock.now()).getTime() + minutes * 60_000).toISOString();

test("A ticket put aside leaves one's own queue and nobody else's; lists, counts and home agree", async () => {
  const id = await file();
  await call(other).post(`/api/tickets/${id}/assign`).send({ agent_id: other.id, reason: "x" }).expect(200);
  await call(agent).post(`/api/tickets/${id}/assign`).send({ agent_id: agent.id, reason: "x" }).expect(200);
  await app.jobs.runAll();
  const until = await inMinutes(120);
  const { body } = await snooze(agent, id, until).expect(200);
  expect(body).toMatchObject({ snooze: { until }, follow: null });

  expect(await list(agent, "view=mine")).not.toContain(id);
  expect(await list(agent, "view=open")).toContain(id);
  expect(await list(agent, "view=snoozed")).toEqual([id]);
  expect(await list(agent, "view=mine&snoozed=me")).toEqual([id]);
  expect(await list(agent, "snoozed=me")).toEqual([id]);
  expect(await list(other, "snoozed=me")).toEqual([]);
  expect((await read(agent, id)).snooze).toEqual({ until });
  expect((await read(other, id)).snooze).toBeNull();
  const { body: counts } = await call(agent).get("/api/tickets/counts").expect(200);
  expect(counts).toMatchObject({ mine: (await list(agent, "view=mine")).length, snoozed: 1 });
  const { body: home } = await call(agent).get("/api/home").expect(200);
  expect(home).toMatchObject({ mine: counts.mine });
  await call(agent).delete(`/api/tickets/${id}/snooze`).expect(200);
  expect(await list(agent, "view=mine")).toContain(id);
  const types = await app.db.rows<{ type: string }>(
    "SELECT type FROM events WHERE ticket_id = $1 AND type IN ('ticket.snoozed', 'ticket.woken') ORDER BY id",
    [id],
  );
  expect(types.map(({ type }) => type)).toEqual(["ticket.snoozed", "ticket.woken"]);
  await app.jobs.runAll();
  expect(await wakingsOf(agent, id)).toEqual([]);
});

test("When its time has come it is back once, however many processes ring, and its owner is told once", async () => {
  const id = await file();
  await snooze(agent, id, await inMinutes(60)).expect(200);
  expect(await wakeDue(app.services)).toBe(0);
  await app.clock.advance(60 * 60_000);
  const woken = await Promise.all([1, 2, 3, 4].map(() => wakeDue(app.services)));
  expect(woken.reduce((sum, n) => sum + n)).toBe(1);
  await app.jobs.runAll();
  expect(await wakingsOf(agent, id)).toEqual(["time"]);
  expect(await list(agent, "view=mine")).toContain(id);
  const events = await app.db.rows("SELECT 1 FROM events WHERE ticket_id = $1 AND type = 'ticket.woken'", [id]);
  expect(events).toHaveLength(1);
});

test("A waking that broke off before its commit happens with the next ring", async () => {
  const id = await file();
  await snooze(agent, id, await inMinutes(5)).expect(200);
  await app.clock.advance(5 * 60_000);
  const dies: typeof app.services.runWork = (actor, body, options) =>
    app.services.runWork(
      actor,
      async (work) => {
        await body(work);
        throw new Error("The process died");
      },
      options,
    );
  await expect(wakeDue({ ...app.services, runWork: dies })).rejects.toThrow("died");
  expect(await isAside(agent, id)).toBe(true);
  expect(await wakeDue(app.services)).toBe(1);
  await app.jobs.runAll();
  expect(await wakingsOf(agent, id)).toEqual(["time"]);
});

test("The customer's answer brings it back at once, with one notice: that of the answer", async () => {
  const id = await file();
  await snooze(agent, id, null).expect(200);
  await call(other).post(`/api/tickets/${id}/comments`).send({ comment: "Seen", is_internal: true }).expect(201);
  await app.jobs.runAll();
  expect(await isAside(agent, id)).toBe(true);
  await call(customer).post(`/api/tickets/${id}/comments`).send({ comment: "Any news?" }).expect(201);
  await app.jobs.runAll();
  expect(await isAside(agent, id)).toBe(false);
  expect((await noticesOf(agent, id)).map(({ kind }) => kind)).toEqual(["comment", "comment", "assigned"]);
});

test("Whoever put aside a ticket of somebody else's is told why it is back", async () => {
  const id = await file(other);
  await snooze(agent, id, null).expect(200);
  await call(customer).post(`/api/tickets/${id}/comments`).send({ comment: "Any news?" }).expect(201);
  await app.jobs.runAll();
  expect(await wakingsOf(agent, id)).toEqual(["reply"]);
});

test("Promises go on counting: a warning and a missed promise bring it back", async () => {
  const id = await file(agent, { priority: "critical" });
  const before = (await read(agent, id)).clocks.map(({ metric, due_at }) => [metric, due_at]);
  await snooze(agent, id, null).expect(200);
  expect((await read(agent, id)).clocks.map(({ metric, due_at }) => [metric, due_at])).toEqual(before);
  await app.clock.set("2026-07-08T11:45:00Z");
  const late = await file(agent, { priority: "critical" });
  await snooze(agent, late, null).expect(200);
  await app.clock.advance(55 * 60_000);
  await tickSla(app.services, consumersOf);
  await app.jobs.runAll();
  expect(await isAside(agent, late)).toBe(false);
  expect(await isAside(agent, id)).toBe(false);
  await snooze(agent, late, null).expect(200);
  await app.clock.advance(10 * 60_000);
  await tickSla(app.services, consumersOf);
  await app.jobs.runAll();
  expect(await isAside(agent, late)).toBe(false);
  expect((await noticesOf(agent, late)).map(({ kind }) => kind)).toContain("breached");
  const causes = await app.db.rows<{ because: string }>(
    "SELECT data->>'because' AS because FROM events WHERE ticket_id = $1 AND type = 'ticket.woken' ORDER BY id",
    [late],
  );
  // Missing it also escalates; the promise itself comes first.
  expect(causes.map(({ because }) => because)).toEqual(["warning", "breach"]);
});

test("Given to somebody else it is nobody's to wait for; resolved, it needs no waking", async () => {
  const given = await file();
  await snooze(agent, given, await inMinutes(600)).expect(200);
  await call(admin).post(`/api/tickets/${given}/assign`).send({ agent_id: other.id }).expect(200);
  await app.jobs.runAll();
  expect(await isAside(agent, given)).toBe(false);
  expect(await wakingsOf(agent, given)).toEqual(["assigned"]);

  const done = await file();
  await snooze(agent, done, null).expect(200);
  await call(other).patch(`/api/tickets/${done}/status`).send({ status: "resolved", comment: "Mended" }).expect(200);
  await app.jobs.runAll();
  expect(await isAside(agent, done)).toBe(false);
  expect(await wakingsOf(agent, done)).toEqual([]);
  const { body } = await snooze(agent, done, null).expect(409);
  expect(body.code).toBe("ticket.not_open");
});

test("What happened before it was put aside does not bring it back, even when its job runs late", async () => {
  const id = await file();
  await call(customer).post(`/api/tickets/${id}/comments`).send({ comment: "Hello?" }).expect(201);
  await snooze(agent, id, null).expect(200);
  await app.jobs.runAll();
  expect(await isAside(agent, id)).toBe(true);
});

test("Who may not see the ticket any more is told nothing when its time has come", async () => {
  const department = await buildDepartment(app.db);
  const team = await buildTeam(app.db, { memberIds: [], departmentIds: [department.id] });
  const id = await file();
  await snooze(agent, id, await inMinutes(5)).expect(200);
  await call(admin).patch(`/api/tickets/${id}`).send({ department_id: department.id, team_id: team.id }).expect(200);
  await call(agent).get(`/api/tickets/${id}`).expect(404);
  expect(await list(agent, "snoozed=me")).not.toContain(id);
  await call(agent).delete(`/api/tickets/${id}/snooze`).expect(404);
  await app.clock.advance(5 * 60_000);
  expect(await wakeDue(app.services)).toBe(1);
  await app.jobs.runAll();
  const rows = await app.db.rows(
    "SELECT 1 FROM notifications WHERE person_id = $1 AND ticket_id = $2 AND kind = 'woken'",
    [agent.id, id],
  );
  expect(rows).toEqual([]);
});

test("Customers put nothing aside, nor do staff in their own complaint; times that are over or far off are refused", async () => {
  const id = await file();
  await snooze(customer, id, null).expect(403);
  const own = await file(other, { customer_id: agent.id });
  await snooze(agent, own, null).expect(403);
  for (const until of ["2026-07-08T09:00:00Z", "2036-07-08T09:00:00Z"]) {
    const { body } = await snooze(agent, id, until).expect(422);
    expect(body.errors).toMatchObject([{ field: "until" }]);
  }
  expect((await read(agent, id)).abilities.snooze).toBe(true);
  expect((await read(customer, id)).abilities).toMatchObject({ snooze: false, follow: false });
});
