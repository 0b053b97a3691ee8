import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { NotificationKind, TicketDetail, TicketPage } from "../../../contract/index.js";
import {
  buildAdmin,
  buildAgent,
  buildCustomer,
  buildDepartment,
  buildTeam,
  type BuiltPerson,
} from "../../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";
import { consumersOf } from "../../../subscriptions.js";
import { tickSla } from "../../sla/index.js";

let app: TestApp;
let agent: BuiltPerson, holder: BuiltPerson, admin: BuiltPerson, customer: BuiltPerson;

beforeAll(async () => {
  app = await startTestApp();
  await app.clock.set("2026-07-08T09:00:00Z");
  [agent, holder] = [await buildAgent(app.db), await buildAgent(app.db)];
  admin = await buildAdmin(app.db);
  customer = await buildCustomer(app.db);
});
afterAll(() => app.close());

const call = (who: BuiltPerson) => app.api.as(who);
const follow = (who: BuiltPerson, id: number, level: "following" | "muted" | "none") =>
  call(who).put(`/api/tickets/${id}/follow`).send({ level });
const say = (who: BuiltPerson, id: number, comment: string, isInternal = false) =>
  call(who).post(`/api/tickets/${id}/comments`).send({ comment, is_internal: isInternal }).expect(201);
const list = async (who: BuiltPerson, query: string) =>
  ((await call(who).get(`/api/tickets?limit=100&${query}`).expect(200)).body as TicketPage).data.map(({ id }) => id);

async function kindsOf(who: BuiltPerson, id: number): Promise<NotificationKind[]> {
  await app.jobs.runAll();
  const rows = await app.db.rows<{ kind: NotificationKind }>(
    "SELECT kind FROM notifications WHERE person_id = $1 AND ticket_id = $2 ORDER BY id",
    [who.id, id],
  );
  return rows.map(({ kind }) => kind);
}

async function file(extra: object = {}): Promise<number> {
  const { body } = await call(admin)
    .post("/api/tickets")
    .send({ subject: "Broken", description: "It broke", category: "Other", customer_id: customer.id, ...extra })
    .expect(201);
  const { id } = body as TicketDetail;
  await call(admin).post(`/api/tickets/${id}/assign`).send({ agent_id: holder.id }).expect(200);
  await app.jobs.runAll();
  return id;
}

test("Whoever follows is told of messages, notes, status and assignee, each once, and of nothing they did", async () => {
  const id = await file();
  const { body } = await follow(agent, id, "following").expect(200);
  expect(body).toMatchObject({ follow: "following", snooze: null });
  await say(customer, id, "Any news?");
  await say(holder, id, "Soon");
  await say(holder, id, "Ask the depot", true);
  await call(holder).patch(`/api/tickets/${id}/status`).send({ status: "on_hold" }).expect(200);
  await call(admin).post(`/api/tickets/${id}/assign`).send({ agent_id: admin.id, reason: "x" }).expect(200);
  await say(agent, id, "My own word", true);
  // The first answer also took it from new to in progress.
  expect(await kindsOf(agent, id)).toEqual(["followed", "followed", "followed", "followed", "followed", "followed"]);
  await call(admin).post(`/api/tickets/${id}/assign`).send({ agent_id: agent.id, reason: "x" }).expect(200);
  await say(customer, id, "Well?");
  expect((await kindsOf(agent, id)).slice(6)).toEqual(["assigned", "comment"]);
});

test("Whoever mutes hears nothing of it, but that it is theirs, that a promise was missed, and what they wait for", async () => {
  const id = await file({ priority: "critical" });
  await follow(holder, id, "muted").expect(200);
  await say(customer, id, "Any news?");
  await say(admin, id, "A note", true);
  await app.clock.advance(55 * 60_000);
  await tickSla(app.services, consumersOf);
  expect(await kindsOf(holder, id)).toEqual(["assigned"]);
  await app.clock.advance(10 * 60_000);
  await tickSla(app.services, consumersOf);
  expect((await kindsOf(holder, id)).filter((kind) => kind !== "breached")).toEqual(["assigned"]);
  expect(await kindsOf(holder, id)).toContain("breached");
  await call(admin).post(`/api/tickets/${id}/assign`).send({ agent_id: null }).expect(200);
  await app.jobs.runAll();
  await call(admin).post(`/api/tickets/${id}/assign`).send({ agent_id: holder.id }).expect(200);
  await call(admin).post(`/api/tickets/${id}/escalate`).send({ escalate_to: holder.id, reason: "Look" }).expect(200);
  const naming = { comment: "A look, please", is_internal: true, mentions: [holder.id] };
  await call(admin).post(`/api/tickets/${id}/comments`).send(naming).expect(201);
  const kinds = await kindsOf(holder, id);
  expect(kinds.filter((kind) => kind === "assigned")).toHaveLength(2);
  expect(kinds).toContain("mention");
  expect(kinds).toContain("escalated");
  expect(kinds).not.toContain("comment");
  expect(kinds).not.toContain("warning");
});

test("A mute is a person's own: the customer and colleagues hear as before", async () => {
  const id = await file();
  await follow(holder, id, "muted").expect(200);
  await say(admin, id, "We are on it");
  expect(await kindsOf(customer, id)).toContain("comment");
  await follow(holder, id, "none").expect(200);
  await say(customer, id, "Thanks");
  expect(await kindsOf(holder, id)).toContain("comment");
});

test("Whoever lost sight of a ticket, or of its notes, hears no more of it, and does not find it among what they follow", async () => {
  const id = await file();
  await follow(agent, id, "following").expect(200);
  expect(await list(agent, "following=me")).toContain(id);
  const department = await buildDepartment(app.db);
  await buildTeam(app.db, { memberIds: [], departmentIds: [department.id] });
  await call(admin).patch(`/api/tickets/${id}`).send({ department_id: department.id }).expect(200);
  await say(customer, id, "Hello?");
  await say(admin, id, "A note", true);
  expect(await kindsOf(agent, id)).toEqual([]);
  expect(await list(agent, "following=me")).not.toContain(id);
  await follow(agent, id, "none").expect(404);

  const noted = await file();
  await follow(agent, noted, "following").expect(200);
  await app.ownerDb.rows(
    "UPDATE roles SET permissions = array_remove(permissions, 'ticket.read_notes') WHERE key = 'agent'",
  );
  await say(admin, noted, "A secret", true);
  await say(admin, noted, "In public");
  const kinds = await kindsOf(agent, noted);
  await app.ownerDb.rows(
    "UPDATE roles SET permissions = array_append(permissions, 'ticket.read_notes') WHERE key = 'agent'",
  );
  // The status that the answer moved, and the answer.
  expect(kinds).toEqual(["followed", "followed"]);
});

test("The list of what one follows agrees with its count, and with what a ticket says of itself", async () => {
  const id = await file();
  await follow(agent, id, "following").expect(200);
  const muted = await file();
  await follow(agent, muted, "muted").expect(200);
  const { body: counts } = await call(agent).get("/api/tickets/counts").expect(200);
  const followed = await list(agent, "view=following");
  expect(counts.following).toBe(followed.length);
  expect(followed).toContain(id);
  expect(followed).not.toContain(muted);
  const { body: ticket } = await call(agent).get(`/api/tickets/${muted}`).expect(200);
  expect(ticket).toMatchObject({ follow: "muted", abilities: { follow: true } });
  await call(agent).patch(`/api/tickets/${id}/status`).send({ status: "resolved", comment: "Mended" }).expect(200);
  expect(await list(agent, "view=following")).not.toContain(id);
  expect(await list(agent, "following=me")).toContain(id);
});

test("Customers follow nothing, their timeline says nothing of it, and the same choice twice is one event", async () => {
  const id = await file();
  await follow(customer, id, "following").expect(403);
  await follow(agent, id, "following").expect(200);
  await follow(agent, id, "following").expect(200);
  const events = await app.db.rows("SELECT 1 FROM events WHERE ticket_id = $1 AND type = 'ticket.follow_set'", [id]);
  expect(events).toHaveLength(1);
  for (const who of [customer, agent]) {
    const { body } = await call(who).get(`/api/tickets/${id}`).expect(200);
    expect((body as TicketDetail).timeline.map(({ type }) => type)).not.toContain("ticket.follow_set");
  }
});
