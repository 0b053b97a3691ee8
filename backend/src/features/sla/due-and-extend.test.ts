import { afterEach, beforeEach, expect, test } from "@jest/globals";
import {
  buildAgent,
  buildCalendar,
  buildPolicy,
  buildTicket,
  everyPriority,
  type BuiltPerson,
} from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import { consumersOf } from "../../subscriptions.js";
import { tickSla } from "./index.js";
import { expectDerivedState } from "./testing/derived-state.js";
import { promisedTo } from "./testing/promised.js";

let app: TestApp;
let agent: BuiltPerson;
beforeEach(async () => {
  app = await startTestApp({ now: "2026-03-02T08:00:00Z" }); // Monday, 9:00 in Berlin
  agent = await buildAgent(app.db);
});
afterEach(async () => {
  await expectDerivedState(app);
  await app.close();
});

const edit = (id: number, body: object) => app.api.as(agent).patch(`/api/tickets/${id}`).send(body);
const extend = (id: number, metric = "resolution") =>
  app.api.as(agent).post(`/api/tickets/${id}/sla/extend`).send({ metric, reason: "A report is awaited" });
const law = (more: object = {}) => ({ kind: "business_days", amount: 1, extension: 2, calendar_id: null, ...more });
const dueOf = async (id: number) =>
  (await promisedTo(app, id)).find(({ metric }) => metric === "resolution")?.due ?? null;
const promise = async (targets: object) =>
  buildPolicy(app, { calendar_id: (await buildCalendar(app)).id, targets: everyPriority(targets as never) });

test("A date and another priority in one request: the date holds, whatever the new target is", async () => {
  await promise({ resolution: "7h" });
  const { id } = await buildTicket(app.services);
  expect((await edit(id, { due_at: "2026-03-09T09:00:00Z", priority: "critical" })).status).toBe(200);
  expect(await dueOf(id)).toBe("2026-03-09T09:00:00Z");
  const back = await edit(id, { due_at: null, priority: "low" });
  expect(back.body).toMatchObject({ due_at: null, priority: "low" });
  expect(await dueOf(id)).toBe("2026-03-02T16:00:00Z");
});

test.each([
  ["a date that has gone by", { due_at: "2026-03-02T08:00:00Z", priority: "critical" }, 422],
  ["a category that is none", { due_at: "2026-03-09T09:00:00Z", category_id: 999_999 }, 422],
  ["a department that is none", { priority: "critical", department_id: 999_999 }, 422],
  ["a date that is none", { due_at: "tomorrow", priority: "critical" }, 422],
])("Together with %s nothing of a change is done", async (_name, body, status) => {
  await promise({ resolution: "8h" });
  const { id } = await buildTicket(app.services);
  const before = await promisedTo(app, id);
  expect((await edit(id, body)).status).toBe(status);
  expect(await promisedTo(app, id)).toEqual(before);
  expect((await app.api.as(agent).get(`/api/tickets/${id}`)).body).toMatchObject({ priority: "medium", due_at: null });
});

test("A date on what is resolved is refused; what is not promised gets the date that somebody sets", async () => {
  await promise({ first_response: "4h" });
  const { id } = await buildTicket(app.services);
  expect(await dueOf(id)).toBeNull();
  expect((await edit(id, { due_at: "2026-03-03T09:00:00Z" })).body).toMatchObject({
    due_at: "2026-03-03T09:00:00.000Z",
    sla: { metric: "first_response" },
  });
  expect(await dueOf(id)).toBe("2026-03-03T09:00:00Z");
  await app.clock.set("2026-03-03T09:00:01Z");
  await tickSla(app.services, consumersOf);
  const missed = await app.db.rows("SELECT metric FROM sla_events WHERE type = 'breached' ORDER BY metric");
  expect(missed).toEqual([{ metric: "first_response" }, { metric: "resolution" }]);
  expect((await app.api.as(agent).patch(`/api/tickets/${id}/status`).send({ status: "resolved" })).status).toBe(200);
  expect((await edit(id, { due_at: "2026-03-09T09:00:00Z" })).body).toMatchObject({ code: "ticket.closed" });
});

test("A date where nothing at all was promised is a promise too", async () => {
  await promise({ next_response: "4h" });
  const { id } = await buildTicket(app.services);
  expect((await edit(id, { due_at: "2026-03-03T09:00:00Z" })).status).toBe(200);
  expect(await promisedTo(app, id)).toMatchObject([{ metric: "resolution", due: "2026-03-03T09:00:00Z" }]);
  expect((await edit(id, { due_at: null })).status).toBe(200);
  expect(await promisedTo(app, id)).toEqual([]);
});

test("A date by law is put off once; the customer is told, and another change of terms does not put it off again", async () => {
  await promise({ resolution: law() });
  const { id, customerId } = await buildTicket(app.services);
  expect(await dueOf(id)).toBe("2026-03-03T16:00:00Z");
  expect((await extend(id)).status).toBe(200);
  expect(await dueOf(id)).toBe("2026-03-05T16:00:00Z");
  expect((await extend(id)).body).toMatchObject({ status: 409, code: "sla.not_extendable" });
  await edit(id, { priority: "critical" });
  expect((await extend(id)).status).toBe(409);
  expect(await dueOf(id)).toBe("2026-03-05T16:00:00Z");
  await app.jobs.runAll();
  const told = await app.db.rows("SELECT kind FROM notifications WHERE person_id = $1", [customerId]);
  expect(told.filter(({ kind }) => kind === "status_changed")).toHaveLength(1);
});

test("What is missed is not put off any more, whether the monitor has seen it or not", async () => {
  await promise({ resolution: law(), first_response: law() });
  const { id } = await buildTicket(app.services);
  await app.clock.set("2026-03-03T16:00:00.001Z");
  expect((await extend(id)).status).toBe(409);
  await tickSla(app.services, consumersOf);
  expect((await extend(id, "first_response")).status).toBe(409);
  const explained = (await app.api.as(agent).get(`/api/tickets/${id}/sla/explain`)).body as { extendable: string[] };
  expect(explained.extendable).toEqual([]);
  expect(await app.db.rows("SELECT 1 FROM sla_events WHERE type = 'extended'")).toEqual([]);
});

test.each([
  ["working time", { resolution: "8h" }],
  ["a date that may not be", { resolution: law({ extension: null }) }],
  ["what is not promised", { first_response: law() }],
])("Not put off: %s", async (_name, targets) => {
  await promise(targets);
  const { id } = await buildTicket(app.services);
  expect((await extend(id)).body).toMatchObject({ code: "sla.not_extendable" });
});
