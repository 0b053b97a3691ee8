import { afterEach, beforeEach, expect, test } from "@jest/globals";
import {
  buildAdmin,
  buildAgent,
  buildCategory,
  buildCustomer,
  buildDepartment,
  buildSkill,
  buildTeam,
  buildTicket,
  type BuiltPerson,
} from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";

let app: TestApp;
let customer: BuiltPerson, one: BuiltPerson, two: BuiltPerson;
beforeEach(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  [customer, one, two] = [await buildCustomer(app.db), await buildAgent(app.db), await buildAgent(app.db)];
});
afterEach(() => app.close());

const assign = (person: BuiltPerson, id: number, agent_id: number | null, reason?: string) =>
  app.api.as(person).post(`/api/tickets/${id}/assign`).send({ agent_id, reason });
const read = async (person: BuiltPerson, id: number) => (await app.api.as(person).get(`/api/tickets/${id}`)).body;

test("Two agents who take a ticket in the same second: one has it, the other is told who", async () => {
  const { id } = await buildTicket(app.services);
  const answers = await Promise.all([assign(one, id, one.id), assign(two, id, two.id)]);
  expect(answers.map((res) => res.status).sort()).toEqual([200, 409]);
  const loser = answers.find((res) => res.status === 409);
  expect(loser?.body.code).toBe("ticket.already_assigned");
  expect(await app.db.rows("SELECT 1 FROM events WHERE type = 'ticket.assigned'")).toHaveLength(1);
});

test("With If-Match, of two changes to one version one wins; the other gets 412 and the present state", async () => {
  const { id } = await buildTicket(app.services);
  const edit = (person: BuiltPerson, priority: string) =>
    app.api.as(person).patch(`/api/tickets/${id}`).set("If-Match", '"v1"').send({ priority });
  const answers = await Promise.all([edit(one, "high"), edit(two, "low")]);
  expect(answers.map((res) => res.status).sort()).toEqual([200, 412]);
  const [won, lost] = [answers.find((res) => res.status === 200), answers.find((res) => res.status === 412)];
  expect(lost?.body).toMatchObject({
    code: "stale_version",
    current: { id, version: 2, priority: won?.body.priority },
  });
  expect(won?.headers.etag).toBe('"v2"');
});

test("Taking over needs a reason, which the customer never reads; giving back needs none", async () => {
  const { id } = await buildTicket(app.services, { customerId: customer.id, assigneeId: one.id });
  expect((await assign(two, id, two.id)).status).toBe(409);
  expect((await assign(two, id, two.id, "She is on leave")).body.assigned_agent.id).toBe(two.id);
  expect(JSON.stringify(await read(two, id))).toContain("She is on leave");
  expect(JSON.stringify(await read(customer, id))).not.toContain("on leave");
  expect((await assign(two, id, null)).body.assigned_agent).toBeNull();
  const before = (await read(two, id)).version;
  expect((await assign(two, id, null)).body.version).toBe(before);
});

test("A ticket goes to nobody who cannot work on it", async () => {
  const department = await buildDepartment(app.db);
  await buildTeam(app.db, { memberIds: [one.id], departmentIds: [department.id] });
  const { id } = await buildTicket(app.services, { departmentId: department.id });
  const gone = await buildAgent(app.db, { deactivated: true });
  for (const nobody of [customer.id, two.id, gone.id, 999_999]) {
    expect((await assign(one, id, nobody)).body).toMatchObject({ status: 422, errors: [{ field: "agent_id" }] });
  }
  expect((await assign(customer, id, one.id)).status).toBe(403);
});

test("Escalating raises the level, tells a colleague why and leaves the holder; a customer learns nothing of it", async () => {
  const { id } = await buildTicket(app.services, { customerId: customer.id, assigneeId: one.id });
  const before = await read(customer, id);
  const escalate = (escalate_to: number) =>
    app.api.as(one).post(`/api/tickets/${id}/escalate`).send({ escalate_to, reason: "Press is calling" });
  expect((await escalate(customer.id)).body.errors[0].field).toBe("escalate_to");
  expect((await escalate(two.id)).body).toMatchObject({ escalation_level: 1, assigned_agent: { id: one.id } });
  const after = await read(customer, id);
  expect(after).toMatchObject({ escalation_level: 0, timeline: before.timeline });
});

test("auto_assign picks the lowest score among the department's teams: active + 2 critical - 5 proficiency", async () => {
  const department = await buildDepartment(app.db);
  await buildTeam(app.db, { memberIds: [one.id, two.id], departmentIds: [department.id] });
  const outsider = await buildAgent(app.db);
  const skill = await buildSkill(app.db, { levels: { [two.id]: 2, [outsider.id]: 5 } });
  const category = await buildCategory(app.db, { departmentId: department.id });
  for (let i = 0; i < 3; i += 1) await buildTicket(app.services, { assigneeId: two.id, priority: "critical" });
  const file = async (fields: object) =>
    (
      await app.api
        .as(customer)
        .post("/api/tickets")
        .send({ subject: "S", description: "D", category_id: category.id, auto_assign: true, ...fields })
    ).body;

  expect((await file({})).assigned_agent.id).toBe(one.id); // 0 against 3 + 6
  for (let i = 0; i < 3; i += 1) await buildTicket(app.services, { assigneeId: one.id });
  const third = await file({ skill_id: skill.id });
  expect(third.assigned_agent.id).toBe(two.id); // 3 + 6 - 10 against 4
  const ranked = (await app.api.as(one).get(`/api/tickets/${third.id}/assignees`)).body.data;
  expect(ranked.map((row: { id: number }) => row.id)).not.toContain(outsider.id);
  for (const row of ranked) expect(row.score).toBe(row.active + 2 * row.critical - 5 * row.proficiency);
  expect(ranked[0].score).toBeLessThanOrEqual(ranked[1].score);
});

test("Tickets that are assigned automatically at the same moment are spread, not heaped", async () => {
  const category = await buildCategory(app.db);
  await buildAdmin(app.db); // runs the desk, takes no tickets
  const answers = await Promise.all(
    Array.from({ length: 6 }, () =>
      app.api
        .as(customer)
        .post("/api/tickets")
        .send({ subject: "S", description: "D", category_id: category.id, auto_assign: true }),
    ),
  );
  const holders = answers.map((res) => res.body.assigned_agent.id as number);
  expect([one.id, two.id].map((id) => holders.filter((holder) => holder === id).length)).toEqual([3, 3]);
});
