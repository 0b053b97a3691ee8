import { afterEach, beforeEach, expect, test } from "@jest/globals";
import {
  buildAdmin,
  buildAgent,
  buildCustomer,
  buildDepartment,
  buildSupervisor,
  buildTeam,
  buildTicket,
  type BuiltPerson,
} from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import { statuses, type Status } from "../../contract/index.js";
import { closeResolved, ticketFacts } from "./index.js";
import { nextStatuses } from "./state.js";

let app: TestApp;
let customer: BuiltPerson, agent: BuiltPerson, admin: BuiltPerson;
beforeEach(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  [customer, agent, admin] = [await buildCustomer(app.db), await buildAgent(app.db), await buildAdmin(app.db)];
});
afterEach(() => app.close());

const as = (person: BuiltPerson) => app.api.as(person);
const setStatus = (person: BuiltPerson, id: number, status: Status, comment?: string) =>
  as(person).patch(`/api/tickets/${id}/status`).send({ status, comment });
const reply = (person: BuiltPerson, id: number, comment = "A message", is_internal = false) =>
  as(person).post(`/api/tickets/${id}/comments`).send({ comment, is_internal });
const read = async (person: BuiltPerson, id: number) => (await as(person).get(`/api/tickets/${id}`)).body;
const eventsOf = async (id: number) =>
  app.db.rows<{ type: string; data: Record<string, unknown>; is_internal: boolean }>(
    "SELECT type, data, is_internal FROM events WHERE ticket_id = $1 ORDER BY id",
    [id],
  );

test("The first public reply of staff takes up a new ticket and meets the first response; a note does neither", async () => {
  const { id } = await buildTicket(app.services, { customerId: customer.id });
  await reply(agent, id, "He sounds angry", true);
  expect(await read(agent, id)).toMatchObject({ status: "new", version: 1, comment_count: 1 });
  const res = await reply(agent, id, "We are looking into it");
  expect(res.status).toBe(201);
  expect(res.body).toMatchObject({
    by_staff: true,
    is_internal: false,
    comment: "We are looking into it",
    author: { id: agent.id },
  });
  const ticket = await read(customer, id);
  expect(ticket).toMatchObject({ status: "in_progress", comment_count: 1 });
  expect(ticket.clocks.find((clock: { metric: string }) => clock.metric === "first_response")).toMatchObject({
    state: "met",
  });
  expect((await eventsOf(id)).map((event) => event.type)).toEqual([
    "ticket.created",
    "comment.added",
    "comment.added",
    "ticket.status_changed",
  ]);
});

test("A customer's reply brings pending and resolved back to work, and counts the reopening of the latter", async () => {
  for (const [status, reopened] of [
    ["pending", 0],
    ["resolved", 1],
  ] as const) {
    const { id } = await buildTicket(app.services, { customerId: customer.id, status });
    expect((await reply(customer, id)).status).toBe(201);
    expect(await read(customer, id)).toMatchObject({
      status: "in_progress",
      reopened_count: reopened,
      resolved_at: null,
    });
  }
  const onHold = await buildTicket(app.services, { customerId: customer.id, status: "on_hold" });
  await reply(customer, onHold.id);
  expect((await read(customer, onHold.id)).status).toBe("on_hold");
});

test("PATCH /status, from every status to every other, follows the table; an illegal one is 409 and names the legal ones", async () => {
  for (const from of statuses) {
    for (const to of statuses) {
      const { id } = await buildTicket(app.services, { customerId: customer.id, status: from });
      const res = await setStatus(agent, id, to);
      const legal = nextStatuses(from);
      expect({ from, to, status: res.status }).toEqual({ from, to, status: legal.includes(to) ? 200 : 409 });
      if (res.status === 409) expect(res.body).toMatchObject({ code: "ticket.illegal_transition", allowed: legal });
    }
  }
});

test("The comment of a status change is public when staff set pending or resolved, else a note", async () => {
  const { id } = await buildTicket(app.services, { customerId: customer.id });
  await setStatus(agent, id, "in_progress", "Starting");
  await setStatus(agent, id, "pending", "Which flat is it?");
  await setStatus(agent, id, "on_hold", "Waiting for the fitter");
  await setStatus(agent, id, "resolved", "It is mended");
  expect((await read(customer, id)).comments.map((comment: { comment: string }) => comment.comment)).toEqual([
    "Which flat is it?",
    "It is mended",
  ]);
  expect((await read(agent, id)).comments).toHaveLength(4);
  const ticket = await read(customer, id);
  expect(ticket.clocks.map((clock: { state: string }) => clock.state)).toEqual(["met", "met"]);
  expect(ticket.abilities).toMatchObject({ confirm: true, reopen: true, statuses: ["closed", "in_progress"] });
  expect(JSON.stringify(ticket)).not.toContain("fitter");
});

test("Did this fix it? Yes closes as confirmed, no goes on; a customer cannot resolve", async () => {
  const yes = await buildTicket(app.services, { customerId: customer.id, status: "resolved" });
  expect((await setStatus(customer, yes.id, "closed")).body).toMatchObject({
    status: "closed",
    closed_reason: "confirmed",
  });
  const no = await buildTicket(app.services, { customerId: customer.id, status: "resolved" });
  expect((await setStatus(customer, no.id, "in_progress", "Still broken")).body).toMatchObject({
    status: "in_progress",
    reopened_count: 1,
    comment_count: 1,
  });
  const mine = await buildTicket(app.services, { customerId: customer.id });
  expect((await setStatus(customer, mine.id, "resolved")).status).toBe(403);
  expect(await ticketFacts(app.db, mine.id)).toMatchObject({ status: "new", resolvedAt: null });
});

test("A closed ticket, for the customer within fourteen days and for staff always, can be reopened; a withdrawn one by staff alone", async () => {
  const { id } = await buildTicket(app.services, { customerId: customer.id, status: "closed" });
  const late = await buildTicket(app.services, { customerId: customer.id, status: "closed" });
  const withdrawn = await buildTicket(app.services, { customerId: customer.id });
  await as(customer).delete(`/api/tickets/${withdrawn.id}`).expect(204);
  expect((await reply(customer, id)).body).toMatchObject({ code: "ticket.closed" });
  await app.clock.set("2026-03-16T09:00:00Z");
  expect((await setStatus(customer, id, "in_progress")).status).toBe(200);
  await app.clock.set("2026-03-16T09:00:01Z");
  expect((await setStatus(customer, late.id, "in_progress")).body).toMatchObject({
    code: "ticket.illegal_transition",
    allowed: [],
  });
  expect((await setStatus(customer, withdrawn.id, "in_progress")).status).toBe(409);
  expect((await setStatus(agent, late.id, "in_progress")).status).toBe(200);
  expect((await setStatus(agent, withdrawn.id, "in_progress")).status).toBe(200);
});

test("What was resolved four days ago closes by itself, once, also when two do it at a time", async () => {
  const { id } = await buildTicket(app.services, { status: "resolved" });
  await app.clock.set("2026-03-06T08:59:59Z");
  expect(await closeResolved(app.services)).toBe(0);
  await app.clock.set("2026-03-06T09:00:00Z");
  const closed = await Promise.all([closeResolved(app.services), closeResolved(app.services)]);
  expect(closed[0] + closed[1]).toBe(1);
  expect(await read(agent, id)).toMatchObject({ status: "closed", closed_reason: "automatic" });
});

test("DELETE by the owner withdraws what is new, comes too late afterwards; by staff with the right it hides", async () => {
  const supervisor = await buildSupervisor(app.db);
  const taken = await buildTicket(app.services, { customerId: customer.id, status: "in_progress" });
  expect((await as(customer).delete(`/api/tickets/${taken.id}`)).body.code).toBe("ticket.not_editable");
  expect((await as(agent).delete(`/api/tickets/${taken.id}`)).status).toBe(403);
  await as(supervisor).delete(`/api/tickets/${taken.id}`).expect(204);
  for (const person of [customer, agent, supervisor])
    expect((await as(person).get(`/api/tickets/${taken.id}`)).status).toBe(404);
  expect(await read(admin, taken.id)).toMatchObject({
    abilities: { reply: false, note: false, hide: false, statuses: [] },
  });
  expect((await reply(admin, taken.id)).status).toBe(403);

  const { id } = await buildTicket(app.services, { customerId: customer.id });
  await as(customer).delete(`/api/tickets/${id}`).expect(204);
  const ticket = await read(agent, id);
  expect(ticket).toMatchObject({ status: "closed", closed_reason: "withdrawn", sla: null });
  expect(ticket.clocks.map((clock: { state: string }) => clock.state)).toEqual(["cancelled", "cancelled"]);
});

test("PATCH /tickets/:id by the owner changes texts while it is new, and nothing later or beyond", async () => {
  const { id } = await buildTicket(app.services, { customerId: customer.id });
  expect(
    (await as(customer).patch(`/api/tickets/${id}`).send({ subject: "Better said", description: "More" })).body,
  ).toMatchObject({ subject: "Better said", description: "More", version: 2 });
  for (const body of [{ priority: "low" }, { due_at: "2026-04-01T00:00:00Z" }, { team_id: null }, { tags: ["vip"] }]) {
    expect((await as(customer).patch(`/api/tickets/${id}`).send(body)).status).toBe(403);
  }
  await reply(agent, id);
  expect((await as(customer).patch(`/api/tickets/${id}`).send({ subject: "Too late" })).body.code).toBe(
    "ticket.not_editable",
  );
});

test("A date set by hand, through another priority, stays; null brings the policy's back", async () => {
  const { id } = await buildTicket(app.services, { customerId: customer.id });
  const edit = async (body: object) => (await as(agent).patch(`/api/tickets/${id}`).send(body)).body;
  await edit({ due_at: "2026-03-03T12:00:00Z" });
  expect(await edit({ priority: "low" })).toMatchObject({ due_at: "2026-03-03T12:00:00.000Z", priority: "low" });
  expect(await edit({ due_at: null })).toMatchObject({ due_at: null });
  expect((await edit({ due_at: "2026-03-01T00:00:00Z" })).errors[0].field).toBe("due_at");
  const again = await edit({ priority: "low", tags: [] });
  expect(again.version).toBe(4);
});

test("Moving a ticket to another department takes it from a holder who cannot follow, and tells both sides' lists", async () => {
  const [here, there] = [await buildDepartment(app.db), await buildDepartment(app.db)];
  await buildTeam(app.db, { memberIds: [agent.id], departmentIds: [here.id] });
  const theirs = await buildTeam(app.db, { departmentIds: [there.id] });
  const { id } = await buildTicket(app.services, { departmentId: here.id, assigneeId: agent.id });
  app.hints.length = 0;
  const res = await as(agent).patch(`/api/tickets/${id}`).send({ department_id: there.id });
  expect(res.status).toBe(200);
  expect(res.body).toMatchObject({
    department: { id: there.id },
    team: { id: theirs.id },
    assigned_agent: null,
    abilities: { reply: false, edit: false },
  });
  expect((await as(agent).get(`/api/tickets/${id}`)).status).toBe(404);
  const rooms = app.hints.flatMap((hint) => hint.rooms);
  expect(rooms).toEqual(
    expect.arrayContaining([`department:${here.id}`, `department:${there.id}`, `holder:${agent.id}`]),
  );
});
