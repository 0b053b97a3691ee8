import { afterEach, beforeEach, expect, test } from "@jest/globals";
import {
  buildAdmin,
  buildAgent,
  buildCustomer,
  buildDepartment,
  buildSupervisor,
  buildTeam,
  buildTicket,
  buildTickets,
  type BuiltPerson,
} from "../../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";
import type { BulkAnswer, BulkResult, Notification } from "../../../contract/index.js";
import { roomsFor } from "../../../platform/events.js";
import { loadActor } from "../../accounts/index.js";

let app: TestApp;
let customer: BuiltPerson, lead: BuiltPerson, agent: BuiltPerson;
beforeEach(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  [customer, lead, agent] = [await buildCustomer(app.db), await buildSupervisor(app.db), await buildAgent(app.db)];
});
afterEach(() => app.close());

const change = (person: BuiltPerson, body: object, key?: string) => {
  const call = app.api.as(person).post("/api/tickets/bulk");
  return (key === undefined ? call : call.set("Idempotency-Key", key)).send(body);
};
const changed = async (person: BuiltPerson, body: object, key?: string): Promise<BulkAnswer> =>
  (await change(person, body, key).expect(200)).body as BulkAnswer;
const byId = (answer: BulkAnswer) => new Map(answer.data.map((result) => [result.id, result]));
const eventsOf = (type: string) =>
  app.db.rows<{ ticket_id: number; data: Record<string, unknown> }>(
    "SELECT ticket_id, data FROM events WHERE type = $1 ORDER BY id",
    [type],
  );

const fileMany = (count: number) => buildTickets(app.services, customer, count);

test("Each ticket is judged by itself: what is not there, not allowed or not possible is refused, the rest is done", async () => {
  const department = await buildDepartment(app.db);
  await buildTeam(app.db, { memberIds: [lead.id], departmentIds: [department.id] });
  const [open, closed, elsewhere, own] = [
    await buildTicket(app.services),
    await buildTicket(app.services, { status: "closed" }),
    await buildTicket(app.services, { departmentId: department.id }),
    await buildTicket(app.services, { customerId: agent.id }),
  ];
  const ids = [999_999, closed.id, open.id, elsewhere.id, own.id];
  const answer = await changed(agent, { ids, changes: { status: "resolved", add_tags: ["March"] } });
  const results = byId(answer);

  expect(results.get(open.id)).toMatchObject({ ok: true, number: `CMP-${open.id}`, version: 3 });
  expect(results.get(closed.id)).toMatchObject({ ok: false, code: "ticket.illegal_transition" });
  expect(results.get(elsewhere.id)).toMatchObject({ ok: false, code: "not_found" });
  expect(results.get(999_999)).toMatchObject({ ok: false, code: "not_found" });
  expect(answer).toMatchObject({ changed: 2, refused: 3 });
  expect(answer.data.map(({ id }) => id)).toEqual(ids.toSorted((a, b) => a - b));
  // Of a ticket that was refused nothing is left behind, the tag neither.
  expect((await app.api.as(lead).get(`/api/tickets/${closed.id}`)).body).toMatchObject({ status: "closed", tags: [] });
  expect((await eventsOf("access.refused")).at(-1)?.data).toMatchObject({
    code: "not_found",
    ticket_ids: [elsewhere.id, 999_999],
  });
});

test("What was done to a ticket before one of its changes was refused is taken back", async () => {
  const [refused, other] = [await buildTicket(app.services), await buildTicket(app.services, { status: "closed" })];
  // A customer cannot be given a ticket, which turns out last.
  const changes = { add_tags: ["March"], priority: "critical", assignee_id: customer.id };
  const answer = await changed(lead, { ids: [refused.id, other.id], changes });
  expect(answer).toMatchObject({ changed: 0, refused: 2 });
  expect((await app.api.as(lead).get(`/api/tickets/${refused.id}`)).body).toMatchObject({
    version: refused.version,
    priority: refused.priority,
    tags: [],
  });
  expect(await eventsOf("ticket.updated")).toEqual([]);
});

test("What has been hidden is not there for most, and is changed by nobody", async () => {
  const admin = await buildAdmin(app.db);
  const [hidden, open] = [await buildTicket(app.services), await buildTicket(app.services)];
  await app.api.as(admin).delete(`/api/tickets/${hidden.id}`).expect(204);
  const body = { ids: [hidden.id, open.id], changes: { priority: "critical", add_tags: ["x"], status: "resolved" } };
  for (const [person, code] of [
    [agent, "not_found"],
    [admin, "forbidden"],
  ] as const)
    expect(byId(await changed(person, body)).get(hidden.id)).toMatchObject({ ok: false, code });
  const left = (await app.api.as(admin).get(`/api/tickets/${hidden.id}`).expect(200)).body;
  expect(left).toMatchObject({ status: "new", priority: hidden.priority, tags: [] });
});

test("What somebody may not do is refused for each, and customers cannot ask at all", async () => {
  const { id } = await buildTicket(app.services, { customerId: customer.id });
  expect((await change(customer, { ids: [id], changes: { status: "in_progress" } }).expect(403)).body.code).toBe(
    "forbidden",
  );
  await app.ownerDb.rows(
    "UPDATE roles SET permissions = array_remove(permissions, 'ticket.set_priority') WHERE key = 'agent'",
  );
  app.identify.forget(agent.id);
  const answer = await changed(agent, { ids: [id], changes: { priority: "critical", add_tags: ["x"] } });
  expect(answer.data).toMatchObject([{ ok: false, code: "forbidden" }]);
  expect((await eventsOf("access.refused")).at(-1)?.data).toMatchObject({ code: "forbidden", ticket_ids: [id] });
  expect((await app.api.as(lead).get(`/api/tickets/${id}`)).body).toMatchObject({ version: 1, tags: [] });
});

test.each([
  ["no ticket", { ids: [], changes: { status: "closed" } }],
  ["a ticket twice", { ids: [1, 1], changes: { status: "closed" } }],
  ["too many", { ids: Array.from({ length: 1001 }, (_, i) => i + 1), changes: { status: "closed" } }],
  ["nothing to change", { ids: [1], changes: {} }],
  ["a comment without a status", { ids: [1], changes: { priority: "low" }, comment: "Hello" }],
])("%s is 422", async (_case, body) => {
  await change(agent, body).expect(422);
});

test("The answer says what takes each change back; sent, it leaves alone what somebody else has changed since", async () => {
  const [low, high, taken] = [
    await buildTicket(app.services, { priority: "low", status: "in_progress" }),
    await buildTicket(app.services, { priority: "high", assigneeId: lead.id, status: "pending" }),
    await buildTicket(app.services, { priority: "critical", status: "in_progress" }),
  ];
  const ids = [low.id, high.id, taken.id];
  await app.api
    .as(lead)
    .patch(`/api/tickets/${high.id}`)
    .send({ tags: ["old", "both"] })
    .expect(200);
  const changes = { status: "on_hold", priority: "critical", assignee_id: agent.id, add_tags: ["both", "new"] };
  const answer = byId(await changed(lead, { ids, changes }));
  expect(answer.get(low.id)?.undo).toEqual({
    status: "in_progress",
    priority: "low",
    assignee_id: null,
    remove_tags: ["both", "new"],
  });
  expect(answer.get(high.id)?.undo).toEqual({
    status: "pending",
    priority: "high",
    assignee_id: lead.id,
    remove_tags: ["new"],
  });
  expect(answer.get(taken.id)?.undo).not.toHaveProperty("priority");

  await app.api.as(agent).patch(`/api/tickets/${low.id}`).send({ priority: "medium" }).expect(200);
  const undo = await Promise.all(
    [low.id, high.id].map((id) =>
      changed(lead, {
        ids: [id],
        changes: answer.get(id)?.undo,
        only_if: { status: "on_hold", priority: "critical", assignee_id: agent.id },
        reason: "Undone",
      }),
    ),
  );
  expect(undo[0]?.data[0]).toMatchObject({ ok: false, code: "stale_version" });
  expect(undo[1]?.data[0]).toMatchObject({ ok: true });
  expect((await app.api.as(lead).get(`/api/tickets/${high.id}`)).body).toMatchObject({
    status: "pending",
    priority: "high",
    assigned_agent: { id: lead.id },
    tags: ["both", "old"],
  });
  const undone = await app.db.rows("SELECT 1 FROM events WHERE ticket_id = $1 AND data ? 'bulk_id'", [high.id]);
  expect(undone.length).toBeGreaterThan(5);
});

test("The same key again answers the same and changes nothing; another key finds everything done", async () => {
  const ids = await fileMany(3);
  const body = { ids, changes: { status: "in_progress", assignee_id: agent.id } };
  const first = await changed(lead, body, "bulk-1");
  await app.api.as(lead).patch(`/api/tickets/${ids[0]}/status`).send({ status: "on_hold" }).expect(200);
  const again = await change(lead, body, "bulk-1").expect(200);
  expect(again.headers["idempotency-replayed"]).toBe("true");
  expect(again.body).toEqual(first);
  const events = (await eventsOf("ticket.assigned")).length;
  const finished = await changed(lead, { ...body, ids: ids.slice(1) }, "bulk-2");
  expect(finished).toMatchObject({ changed: 2, refused: 0 });
  expect(finished.data.every((result: BulkResult) => result.undo === undefined)).toBe(true);
  expect((await eventsOf("ticket.assigned")).length).toBe(events);
});

test("A change that broke off half-way is finished by the same request with the same key", async () => {
  const ids = await fileMany(120);
  await app.ownerDb.rows(
    `CREATE FUNCTION break_off() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the lights went out'; END $$`,
  );
  await app.ownerDb.rows(
    `CREATE TRIGGER break_off BEFORE UPDATE ON tickets FOR EACH ROW WHEN (NEW.id = ${ids[110]}) EXECUTE FUNCTION break_off()`,
  );
  const body = { ids, changes: { priority: "critical" } };
  await change(lead, body, "broken").expect(500);
  const critical = async () =>
    (await app.db.rows("SELECT 1 FROM tickets WHERE priority = 'critical' AND id = ANY ($1::bigint[])", [ids])).length;
  expect(await critical()).toBe(100);
  await app.ownerDb.rows("DROP TRIGGER break_off ON tickets");
  expect(await changed(lead, body, "broken")).toMatchObject({ changed: 120, refused: 0 });
  expect(await critical()).toBe(120);
  expect(await eventsOf("ticket.updated")).toHaveLength(120);
});

test("Of a thousand tickets each room hears in a hint per batch, and their agent is told once", async () => {
  const ids = await fileMany(1000);
  app.hints.length = 0;
  const answer = await changed(lead, { ids, changes: { assignee_id: agent.id, priority: "high" } });
  expect(answer).toMatchObject({ changed: 1000, refused: 0 });

  // What a browser of each would be sent: 500 agents in one of these rooms hear no more than one of them.
  for (const person of [lead, agent]) {
    const actor = await loadActor(app.db, person.id);
    const rooms = new Set(actor ? roomsFor(actor) : []);
    const heard = app.hints.filter(
      ({ hint, rooms: to }) => hint.type === "ticket" && to.some((name) => rooms.has(name)),
    );
    expect(heard.length).toBeLessThanOrEqual(20);
    expect(new Set(heard.flatMap(({ hint }) => hint.items.map(({ id }) => id))).size).toBe(1000);
  }
  await app.jobs.runAll();
  const notices = (await app.api.as(agent).get("/api/notifications?limit=100")).body.data as Notification[];
  expect(notices.map(({ kind, tickets }) => [kind, tickets])).toEqual([["assigned", 1000]]);
}, 120_000);

test("Two changes of the same tickets at once, in opposite orders, both end", async () => {
  const ids = await fileMany(150);
  const answers = await Promise.all([
    changed(lead, { ids, changes: { priority: "critical", add_tags: ["b", "a"] } }),
    changed(agent, { ids: ids.toReversed(), changes: { status: "in_progress", add_tags: ["c", "a", "b"] } }),
    changed(lead, { ids: ids.slice(40), changes: { assignee_id: agent.id } }),
  ]);
  expect(answers.map(({ refused }) => refused)).toEqual([0, 0, 0]);
  const [row] = await app.db.rows<{ done: number }>(
    "SELECT count(*) AS done FROM tickets WHERE id = ANY ($1::bigint[]) AND priority = 'critical' AND status = 'in_progress'",
    [ids],
  );
  expect(row?.done).toBe(150);
}, 60_000);

test("Rows are read together by their ids, as far as the reader may see them", async () => {
  const department = await buildDepartment(app.db);
  await buildTeam(app.db, { memberIds: [lead.id], departmentIds: [department.id] });
  const [one, two] = await fileMany(2);
  const elsewhere = await buildTicket(app.services, { departmentId: department.id });
  const list = (ids: string) => app.api.as(agent).get(`/api/tickets?limit=100&ids=${ids}`);
  const rows = (await list(`${one},${two},${elsewhere.id},999999`).expect(200)).body.data as { id: number }[];
  expect(rows.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual([one, two]);
  await list(Array.from({ length: 101 }, (_, i) => i + 1).join()).expect(422);
});
