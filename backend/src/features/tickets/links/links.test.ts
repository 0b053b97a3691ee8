import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import type { TicketDetail, TicketLinks } from "../../../contract/index.js";
import {
  buildAdmin,
  buildAgent,
  buildCustomer,
  buildDepartment,
  buildTeam,
  buildTicket,
  type BuiltPerson,
} from "../../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";
import { sendHeldReply } from "../../workspace/index.js";

let app: TestApp;
let admin: BuiltPerson, agent: BuiltPerson, elsewhere: BuiltPerson, customer: BuiltPerson;
let department: number;
let a: number, b: number, c: number;

beforeAll(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  [admin, customer] = [await buildAdmin(app.db), await buildCustomer(app.db)];
  department = (await buildDepartment(app.db)).id;
  [agent, elsewhere] = [await buildAgent(app.db), await buildAgent(app.db)];
  await buildTeam(app.db, { memberIds: [agent.id], departmentIds: [department] });
  const other = await buildDepartment(app.db);
  await buildTeam(app.db, { memberIds: [elsewhere.id], departmentIds: [other.id] });
});
afterAll(() => app.close());
beforeEach(async () => {
  [a, b, c] = [await file(), await file(), await file()];
});

const file = async (departmentId: number | null = null) =>
  (await buildTicket(app.services, { customerId: customer.id, ...(departmentId !== null && { departmentId }) })).id;
const link = (who: BuiltPerson, id: number, relation: string, otherId: number) =>
  app.api.as(who).post(`/api/tickets/${id}/links`).send({ relation, ticket_id: otherId });
const unlink = (who: BuiltPerson, id: number, relation: string, otherId: number) =>
  app.api.as(who).delete(`/api/tickets/${id}/links/${relation}/${otherId}`);
const linksOf = async (who: BuiltPerson, id: number) =>
  ((await app.api.as(who).get(`/api/tickets/${id}/links`).expect(200)).body as TicketLinks).data.map(
    ({ relation, ticket }) => [relation, ticket.id],
  );
const read = async (who: BuiltPerson, id: number) =>
  (await app.api.as(who).get(`/api/tickets/${id}`).expect(200)).body as TicketDetail;
const setStatus = (who: BuiltPerson, id: number, body: object) =>
  app.api.as(who).patch(`/api/tickets/${id}/status`).send(body);

test.each([
  ["related", "related"],
  ["duplicate_of", "duplicated_by"],
  ["duplicated_by", "duplicate_of"],
  ["blocks", "blocked_by"],
  ["blocked_by", "blocks"],
  ["parent", "child"],
  ["child", "parent"],
])("A link is there on both sides, each from its own: %s is %s", async (relation, back) => {
  await link(agent, a, relation, b).expect(200);
  expect(await linksOf(agent, a)).toEqual([[relation, b]]);
  expect(await linksOf(agent, b)).toEqual([[back, a]]);
  await link(agent, b, back, a).expect(200);
  const told = async (id: number) =>
    (await read(agent, id)).timeline.filter(({ type }) => type === "ticket.linked").map(({ data }) => data["relation"]);
  expect([await told(a), await told(b)]).toEqual([[relation], [back]]);
  await unlink(agent, b, back, a).expect(200);
  await unlink(agent, b, back, a).expect(200);
  expect([await linksOf(agent, a), await linksOf(agent, b)]).toEqual([[], []]);
  const types = (await read(agent, a)).timeline.map(({ type }) => type);
  expect(types.filter((type) => type === "ticket.unlinked")).toHaveLength(1);
});

test("Links move neither version nor time of change, and customers find nothing of them", async () => {
  const before = await read(customer, a);
  await link(agent, a, "duplicate_of", b).expect(200);
  await link(agent, a, "parent", c).expect(200);
  const after = await read(customer, a);
  expect([after.version, after.updated_at, after.timeline]).toEqual([
    before.version,
    before.updated_at,
    before.timeline,
  ]);
  expect(JSON.stringify(after)).not.toMatch(/linked|duplicate/);
  await app.api.as(customer).get(`/api/tickets/${a}/links`).expect(403);
  await link(customer, a, "related", b).expect(403);
  await unlink(customer, a, "duplicate_of", b).expect(403);
});

test("What somebody may not see is not there: no link, no line of the timeline, no number, nothing to link to", async () => {
  const theirs = await file(department);
  await link(agent, a, "blocks", theirs).expect(200);
  expect(await linksOf(elsewhere, a)).toEqual([]);
  const { body } = await app.api.as(elsewhere).get(`/api/tickets/${a}`).expect(200);
  expect(JSON.stringify(body)).not.toContain(String(theirs));
  expect(JSON.stringify((await read(agent, a)).timeline)).toContain(`CMP-${theirs}`);
  const known = await link(elsewhere, a, "related", theirs).expect(422);
  const unknown = await link(elsewhere, a, "related", 999_999_999).expect(422);
  expect(known.body.errors).toEqual(unknown.body.errors);
  await unlink(elsewhere, a, "blocks", theirs).expect(404);
  await link(elsewhere, theirs, "related", a).expect(404);
});

test("What was hidden is linked to nothing any more", async () => {
  await link(admin, a, "related", b).expect(200);
  await app.api.as(admin).delete(`/api/tickets/${b}`).expect(204);
  expect(await linksOf(admin, a)).toEqual([]);
  expect(await linksOf(agent, a)).toEqual([]);
});

test("Nothing is linked to itself, twice, or both ways", async () => {
  await link(agent, a, "related", a).expect(422);
  await link(agent, a, "blocks", b).expect(200);
  expect((await link(agent, a, "blocked_by", b).expect(409)).body.code).toBe("ticket.linked_otherwise");
  await link(agent, a, "related", b).expect(200);
  expect(await linksOf(agent, a)).toEqual([
    ["related", b],
    ["blocks", b],
  ]);
});

test("Parents and children are one level, and a child has one parent", async () => {
  await link(agent, a, "child", b).expect(200);
  expect((await link(agent, b, "child", c).expect(409)).body.code).toBe("ticket.one_level");
  expect((await link(agent, a, "parent", c).expect(409)).body.code).toBe("ticket.one_level");
  expect((await link(agent, a, "parent", b).expect(409)).body.code).toBe("ticket.one_level");
  expect((await link(agent, c, "child", b).expect(409)).body.code).toBe("ticket.parent_taken");
});

test("Of two who make each the other's parent at once, one does", async () => {
  for (let round = 0; round < 10; round += 1) {
    const [x, y] = [await file(), await file()];
    const answers = await Promise.all([link(agent, x, "parent", y), link(admin, y, "parent", x)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await linksOf(agent, x)).toHaveLength(1);
  }
});

test("A parent is not resolved over open children unless it is said what becomes of them", async () => {
  for (const child of [b, c]) await link(agent, a, "child", child).expect(200);
  const refused = await setStatus(agent, a, { status: "resolved", comment: "Done" }).expect(409);
  expect(refused.body).toMatchObject({
    code: "ticket.open_children",
    children: [
      { id: b, number: `CMP-${b}`, status: "new" },
      { id: c, number: `CMP-${c}`, status: "new" },
    ],
    unseen: 0,
  });
  expect(await read(agent, a)).toMatchObject({ status: "new", comments: [] });
  await setStatus(agent, b, { status: "resolved" }).expect(200);
  await setStatus(agent, a, { status: "resolved", with_open_children: "leave" }).expect(200);
  expect((await read(agent, c)).status).toBe("new");
  await setStatus(agent, a, { status: "in_progress" }).expect(200);
  await setStatus(agent, a, { status: "resolved", with_open_children: "resolve" }).expect(200);
  expect((await read(agent, c)).status).toBe("resolved");
});

test("Also a message that resolves it, and a change of many, have to say so; a child that is not theirs is only counted", async () => {
  const theirs = await file(department);
  await link(admin, a, "child", theirs).expect(200);
  const refused = await setStatus(elsewhere, a, { status: "resolved" }).expect(409);
  expect(refused.body).toMatchObject({ children: [], unseen: 1 });
  await setStatus(elsewhere, a, { status: "resolved", with_open_children: "resolve" }).expect(409);
  expect((await read(agent, theirs)).status).toBe("new");

  const bulk = await app.api
    .as(agent)
    .post("/api/tickets/bulk")
    .send({ ids: [a], changes: { status: "resolved" } })
    .expect(200);
  expect(bulk.body.data).toMatchObject([{ ok: false, code: "ticket.open_children" }]);
  const message = { comment: "Done", base_message_id: null, set_status: "resolved" };
  const held = () => app.api.as(agent).post(`/api/tickets/${a}/held-replies`);
  await held().send(message).expect(409);
  await held()
    .send({ ...message, with_open_children: "leave" })
    .expect(201);
});

test("A message that resolves a parent resolves those below it, too, when it goes out: all that were open, and none that is taken back", async () => {
  for (const child of [b, c]) await link(agent, a, "child", child).expect(200);
  const hold = (who: BuiltPerson, message: object = {}) =>
    app.api
      .as(who)
      .post(`/api/tickets/${a}/held-replies`)
      .send({
        comment: "Done",
        base_message_id: null,
        set_status: "resolved",
        with_open_children: "resolve",
        ...message,
      });
  const send = (id: number) => sendHeldReply(app.services, { held_reply_id: id });
  const statuses = async () => Promise.all([a, b, c].map(async (id) => (await read(agent, id)).status));

  // Taken back, it was nothing; without the choice it is refused, as ever.
  await hold(agent, { with_open_children: undefined }).expect(409);
  const undone = (await hold(agent).expect(201)).body.id;
  await app.api.as(agent).delete(`/api/held-replies/${undone}`).expect(200);
  await send(undone);
  expect(await statuses()).toEqual(["new", "new", "new"]);

  // Whom the customer answered meanwhile is not done, nor is anything below.
  const answered = (await hold(agent).expect(201)).body.id;
  await app.clock.advance(1_000);
  await app.api.as(customer).post(`/api/tickets/${a}/comments`).send({ comment: "Wait" }).expect(201);
  await send(answered);
  expect(await statuses()).toEqual(["in_progress", "new", "new"]);

  const held = (await hold(agent, { send_anyway: true }).expect(201)).body.id;
  expect(await statuses()).toEqual(["in_progress", "new", "new"]);
  await app.clock.advance(5_000);
  await send(held);
  expect(await statuses()).toEqual(["resolved", "resolved", "resolved"]);
  const moved = (await read(agent, b)).timeline.findLast(({ type }) => type === "ticket.status_changed");
  expect(moved).toMatchObject({ actor: { id: agent.id }, data: { from: "new", to: "resolved" } });
});

test("A child that they may not resolve stands in the way of the message at its press; one that came later stays open", async () => {
  const theirs = await file(department);
  await link(admin, a, "child", theirs).expect(200);
  await link(agent, a, "child", b).expect(200);
  const hold = () =>
    app.api
      .as(elsewhere)
      .post(`/api/tickets/${a}/held-replies`)
      .send({ comment: "Done", base_message_id: null, set_status: "resolved", with_open_children: "resolve" });
  expect((await hold().expect(409)).body).toMatchObject({ code: "ticket.open_children", unseen: 1 });
  expect((await read(agent, b)).status).toBe("new");
  await setStatus(agent, theirs, { status: "resolved" }).expect(200);
  const { id: held } = (await hold().expect(201)).body;
  await setStatus(agent, theirs, { status: "in_progress" }).expect(200);
  await sendHeldReply(app.services, { held_reply_id: held });
  expect([(await read(agent, a)).status, (await read(agent, b)).status]).toEqual(["resolved", "resolved"]);
  expect((await read(agent, theirs)).status).toBe("in_progress");
});

test("A child that comes while the parent is being resolved is seen, or comes after", async () => {
  for (let round = 0; round < 10; round += 1) {
    const [parent, child] = [await file(), await file()];
    const [resolved, linked] = await Promise.all([
      setStatus(agent, parent, { status: "resolved" }),
      link(admin, parent, "child", child),
    ]);
    expect(linked.status).toBe(200);
    expect([200, 409]).toContain(resolved.status);
    expect((await read(agent, parent)).status).toBe(resolved.status === 200 ? "resolved" : "new");
  }
});

test("A child that is opened again while its parent is resolved: before, and the parent waits; after, and both stand", async () => {
  const setAs = (who: BuiltPerson, id: number, body: object) =>
    app.api.as(who).patch(`/api/tickets/${id}/status`).send(body);
  for (let round = 0; round < 8; round += 1) {
    const [parent, child] = [await file(), await file()];
    await link(agent, parent, "child", child).expect(200);
    await setAs(agent, child, { status: "resolved" }).expect(200);
    const choice = round % 2 === 0 ? {} : { with_open_children: "resolve" };
    const [opened, resolved] = await Promise.all([
      setAs(admin, child, { status: "in_progress" }),
      setAs(agent, parent, { status: "resolved", ...choice }),
    ]);
    expect(opened.status).toBe(200);
    if (round % 2 === 1) expect(resolved.status).toBe(200);
    expect([200, 409]).toContain(resolved.status);
    expect((await read(agent, parent)).status).toBe(resolved.status === 200 ? "resolved" : "new");
    if (resolved.status === 409) expect(resolved.body.code).toBe("ticket.open_children");
    // Whatever came first: from now on an open child is one that is seen.
    await setAs(agent, parent, { status: "in_progress" });
    await setAs(admin, child, { status: "in_progress" });
    expect((await setAs(agent, parent, { status: "resolved" }).expect(409)).body.code).toBe("ticket.open_children");
  }
});
