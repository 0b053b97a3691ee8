import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import {
  buildAdmin,
  buildAgent,
  buildCategory,
  buildCustomer,
  buildDepartment,
  buildSupervisor,
  buildTeam,
  type BuiltPerson,
} from "../../../test/factories/index.js";
import { notify } from "./index.js";

let app: TestApp;
let customer: BuiltPerson, agent: BuiltPerson, supervisor: BuiltPerson, admin: BuiltPerson;
let ticketId: number;

beforeEach(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  [customer, agent, supervisor, admin] = [
    await buildCustomer(app.db),
    await buildAgent(app.db),
    await buildSupervisor(app.db),
    await buildAdmin(app.db),
  ];
  const department = await buildDepartment(app.db);
  const team = await buildTeam(app.db, {
    supervisorId: supervisor.id,
    memberIds: [agent.id, supervisor.id],
    departmentIds: [department.id],
  });
  await buildCategory(app.db, { name: "Delivery", departmentId: department.id, teamId: team.id });
  const filed = await app.api
    .as(customer)
    .post("/api/tickets")
    .send({ subject: "Parcel lost", description: "It never came.", category: "Delivery", priority: "high" });
  expect(filed.status).toBe(201);
  ticketId = filed.body.id;
  await app.jobs.runAll();
});
afterEach(() => app.close());

const noticesOf = async (person: BuiltPerson) =>
  (await app.api.as(person).get("/api/notifications")).body.data as {
    kind: string;
    data: Record<string, unknown>;
    comment_id: number | null;
  }[];
const kindsOf = async (person: BuiltPerson) => (await noticesOf(person)).map((notice) => notice.kind);
const take = () => app.api.as(agent).post(`/api/tickets/${ticketId}/assign`).send({ agent_id: agent.id });

test("A public reply, when its job runs twice, is told to the customer once and not to its author", async () => {
  await take();
  await app.api.as(agent).post(`/api/tickets/${ticketId}/comments`).send({ comment: "We are looking for it." });
  await app.jobs.runAll();
  const event = await app.db.one<{ id: number; created_at: Date }>(
    "SELECT id, created_at FROM events WHERE type = 'comment.added'",
  );
  const repeated = {
    id: event?.id ?? 0,
    type: "comment.added",
    ticketId,
    actorKind: "person",
    actorId: agent.id,
    onBehalfOf: null,
    isInternal: false,
    data: { by_staff: true },
    createdAt: event?.created_at ?? new Date(0),
  } as const;
  await notify(app.services, repeated);

  expect((await kindsOf(customer)).filter((kind) => kind === "comment")).toEqual(["comment"]);
  expect(await kindsOf(agent)).not.toContain("comment");
});

test("An internal note is never told to the customer, neither as a notice nor as a hint", async () => {
  await take();
  await app.jobs.runAll();
  const before = (await noticesOf(customer)).length;
  app.hints.length = 0;
  await app.api
    .as(supervisor)
    .post(`/api/tickets/${ticketId}/comments`)
    .send({ comment: "He calls every day.", is_internal: true });
  await app.jobs.runAll();

  expect(await noticesOf(customer)).toHaveLength(before);
  const rooms = app.hints.flatMap((hint) => hint.rooms);
  for (const room of [`person:${customer.id}`, `customer:${customer.id}`]) expect(rooms).not.toContain(room);
  expect(await kindsOf(agent)).toContain("comment");
});

test("A missed deadline is told to the agent, the supervisor and the admins, once each", async () => {
  await take();
  await app.jobs.runAll();
  await app.clock.set("2026-03-02T13:00:01Z"); // high: first response within 4 hours
  const { tickSla } = await import("../sla/index.js");
  const { consumersOf } = await import("../../subscriptions.js");
  await Promise.all([tickSla(app.services, consumersOf), tickSla(app.services, consumersOf)]);
  await app.jobs.runAll();

  for (const person of [agent, supervisor, admin]) {
    const kinds = await kindsOf(person);
    expect(kinds.filter((kind) => kind === "breached")).toEqual(["breached"]);
  }
  expect((await kindsOf(supervisor)).filter((kind) => kind === "escalated")).toEqual(["escalated"]);
  expect(await kindsOf(customer)).not.toContain("breached");
});

test("A customer's notices carry no colleague's reason and nobody it was escalated to", async () => {
  await app.api
    .as(agent)
    .post(`/api/tickets/${ticketId}/assign`)
    .send({ agent_id: agent.id, reason: "Knows this difficult customer" });
  await app.jobs.runAll();
  expect(JSON.stringify(await noticesOf(customer))).not.toContain("difficult");
});

test("Who does not want to hear of something in the app is not told; everybody reads only their own", async () => {
  const me = (await app.api.as(customer).get("/api/auth/me")).body;
  const wishes = { ...me.notification_preferences, comment: { in_app: false, email: false } };
  expect((await app.api.as(customer).patch("/api/auth/me").send({ notification_preferences: wishes })).status).toBe(
    200,
  );
  await take();
  await app.api.as(agent).post(`/api/tickets/${ticketId}/comments`).send({ comment: "Found it." });
  await app.jobs.runAll();
  expect(await kindsOf(customer)).not.toContain("comment");

  await app.api.as(customer).post(`/api/tickets/${ticketId}/comments`).send({ comment: "Thank you." });
  await app.jobs.runAll();
  await app.api.as(customer).post("/api/notifications/read").send({ all: true });
  expect((await app.api.as(agent).get("/api/notifications")).body.unread).toBeGreaterThan(0);
  const read = await app.api.as(agent).post("/api/notifications/read").send({ ticket_id: ticketId });
  expect(read.body).toEqual({ unread: 0 });
});

test("A colleague hears of new complaints in the team only after asking for it", async () => {
  expect(await kindsOf(agent)).not.toContain("created");
  const me = (await app.api.as(agent).get("/api/auth/me")).body;
  expect(me.notification_preferences.created).toEqual({ in_app: false, email: false, push: false });
  await app.api
    .as(agent)
    .patch("/api/auth/me")
    .send({ notification_preferences: { ...me.notification_preferences, created: { in_app: true, email: false } } });
  await app.api
    .as(customer)
    .post("/api/tickets")
    .send({ subject: "Again", description: "Lost again.", category: "Delivery" });
  await app.jobs.runAll();
  expect(await kindsOf(agent)).toContain("created");
  expect(await kindsOf(supervisor)).not.toContain("created");
});
