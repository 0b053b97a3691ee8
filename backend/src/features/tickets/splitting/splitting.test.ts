import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import type { TicketDetail, TicketLinks } from "../../../contract/index.js";
import {
  buildAdmin,
  buildAgent,
  buildCalendar,
  buildCategory,
  buildCustomer,
  buildDepartment,
  buildPolicy,
  buildTeam,
  buildTicket,
  everyPriority,
  type BuiltPerson,
} from "../../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";
import { consumersOf } from "../../../subscriptions.js";
import { tickSla } from "../../sla/index.js";
import { expectDerivedState } from "../../sla/testing/derived-state.js";

const MINUTE = 60_000;

let app: TestApp;
let admin: BuiltPerson, agent: BuiltPerson, customer: BuiltPerson, other: BuiltPerson;
let a: number;

beforeAll(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  admin = await buildAdmin(app.db);
  [customer, other] = [await buildCustomer(app.db), await buildCustomer(app.db)];
  agent = await buildAgent(app.db);
  const day = [["00:00", "24:00"]] satisfies [string, string][];
  const hours = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
  const calendar = await buildCalendar(app, { timeZone: "UTC", hours });
  await buildPolicy(app, {
    calendar_id: calendar.id,
    targets: everyPriority({ first_response: "2h", next_response: "1h", resolution: "8h" }),
  });
});
afterAll(async () => {
  await expectDerivedState(app);
  await app.close();
});
beforeEach(async () => {
  a = await file();
});

const file = async (wishes: object = {}) =>
  (await buildTicket(app.services, { customerId: customer.id, ...wishes })).id;
const split = (who: BuiltPerson, id: number, commentId: number, wishes: object = {}) =>
  app.api
    .as(who)
    .post(`/api/tickets/${id}/split`)
    .send({ comment_id: commentId, subject: "The bill, too", ...wishes });
const begin = async (commentId: number, wishes: object = {}) =>
  (await split(agent, a, commentId, wishes).expect(201)).body as TicketDetail;
const unsplit = (who: BuiltPerson, id: number) => app.api.as(who).delete(`/api/tickets/${id}/split`);
const read = async (who: BuiltPerson, id: number) =>
  (await app.api.as(who).get(`/api/tickets/${id}`).expect(200)).body as TicketDetail;
const upload = async (who: BuiltPerson, name: string): Promise<string> =>
  (await app.api.as(who).post("/api/attachments").attach("files", Buffer.from(name), name).expect(201)).body.data[0].id;
const say = async (who: BuiltPerson, id: number, comment: string, more: object = {}): Promise<number> =>
  (
    await app.api
      .as(who)
      .post(`/api/tickets/${id}/comments`)
      .send({ comment, ...more })
      .expect(201)
  ).body.id;
const words = async (who: BuiltPerson, id: number) => (await read(who, id)).comments.map(({ comment }) => comment);
const due = (ticket: TicketDetail, metric: string) =>
  ticket.clocks.findLast((clock) => clock.metric === metric && clock.clock !== "stopped")?.due_at ?? null;
const found = async (who: BuiltPerson, q: string): Promise<number[]> =>
  (await app.api.as(who).get("/api/tickets").query({ q }).expect(200)).body.data.map(({ id }: { id: number }) => id);

/** A ticket's own rows, but for what says that it was changed at all. */
async function rowsOf(id: number) {
  const all = (sql: string) => app.db.rows(sql, [id]);
  return {
    ticket: await all(`SELECT to_jsonb(t) - 'version' - 'updated_at' AS row FROM tickets t WHERE t.id = $1`),
    comments: await all("SELECT to_jsonb(x) AS row FROM ticket_comments x WHERE ticket_id = $1 ORDER BY id"),
    files: await all("SELECT to_jsonb(x) AS row FROM attachments x WHERE ticket_id = $1 ORDER BY id"),
    links: await all("SELECT to_jsonb(x) AS row FROM ticket_links x WHERE $1 IN (from_id, to_id)"),
    clocks: await all("SELECT to_jsonb(x) AS row FROM sla_clocks x WHERE ticket_id = $1 ORDER BY metric, cycle"),
    words: await all("SELECT languages, strip(words)::text AS words FROM ticket_texts WHERE ticket_id = $1"),
  };
}

test("A message begins a ticket of its own: its text is the complaint, its files hang on it, and both tickets say so", async () => {
  await say(customer, a, "About the router");
  const asked = await say(customer, a, "And the bill is wrong", {
    attachment_ids: [await upload(customer, "bill.txt")],
  });
  await say(agent, a, "A note", { is_internal: true });
  const fresh = await begin(asked);
  expect(fresh).toMatchObject({
    subject: "The bill, too",
    description: "And the bill is wrong",
    status: "new",
    customer: { id: customer.id },
    comments: [],
    comment_count: 0,
    attachments: [{ file_name: "bill.txt" }],
    split_from: { id: a, number: `CMP-${a}` },
    abilities: { split: true, unsplit: true },
  });
  expect(await words(agent, a)).toEqual(["About the router", "A note"]);
  expect(await read(customer, a)).toMatchObject({ comment_count: 1, attachments: [], split_from: null });
  for (const who of [customer, agent]) {
    const [left, begun] = [await read(who, a), await read(who, fresh.id)];
    expect(left.timeline.at(-1)).toMatchObject({ type: "ticket.split", data: { other: fresh.number } });
    expect(begun.timeline.at(-1)).toMatchObject({ type: "ticket.split_from", data: { other: `CMP-${a}` } });
    expect(begun.description).toBe("And the bill is wrong");
  }
  expect(Object.keys((await read(customer, fresh.id)).timeline.at(-1)?.data ?? {})).toEqual(["other"]);
  const links = (await app.api.as(agent).get(`/api/tickets/${a}/links`).expect(200)).body as TicketLinks;
  expect(links.data).toMatchObject([{ relation: "related", ticket: { id: fresh.id } }]);
  const [bill] = fresh.attachments;
  await app.api.as(customer).get(`/api/attachments/${bill?.id}`).expect(200);
});

test("With all after it, answers and notes go along, and what is written later goes where it is written", async () => {
  await say(customer, a, "About the router");
  const asked = await say(customer, a, "And the bill");
  await say(agent, a, "We look into the bill", { attachment_ids: [await upload(agent, "copy.txt")] });
  await say(agent, a, "Ask accounting", { is_internal: true });
  const fresh = await begin(asked, { with_later: true });
  expect(fresh).toMatchObject({ status: "in_progress", comment_count: 2 });
  expect(await words(agent, fresh.id)).toEqual(["We look into the bill", "Ask accounting"]);
  expect(await words(customer, fresh.id)).toEqual(["We look into the bill"]);
  expect((await read(customer, fresh.id)).comments[0]?.attachments).toMatchObject([{ file_name: "copy.txt" }]);
  expect(await words(agent, a)).toEqual(["About the router"]);
  await say(customer, a, "The router again");
  await say(customer, fresh.id, "The bill again");
  expect(await words(customer, a)).toEqual(["About the router", "The router again"]);
  expect(await words(customer, fresh.id)).toEqual(["We look into the bill", "The bill again"]);
});

test("Search finds the words where they are now, before and after it was taken back", async () => {
  const asked = await say(customer, a, "Zweckentfremdung", {
    attachment_ids: [await upload(customer, "quittung.txt")],
  });
  expect([await found(agent, "zweckentfremdung"), await found(agent, "quittung")]).toEqual([[a], [a]]);
  const fresh = await begin(asked);
  for (const who of [agent, customer])
    expect([await found(who, "zweckentfremdung"), await found(who, "quittung")]).toEqual([[fresh.id], [fresh.id]]);
  expect(await found(other, "zweckentfremdung")).toEqual([]);
  await unsplit(agent, fresh.id).expect(200);
  expect([await found(agent, "zweckentfremdung"), await found(agent, "quittung")]).toEqual([[a], [a]]);
});

test.each([
  ["alone", false],
  ["with all after it", true],
])(
  "Taken back, the message %s is byte for byte where it was, and the new ticket is put away",
  async (_title, withLater) => {
    await say(customer, a, "First");
    await say(agent, a, "An answer");
    const asked = await say(customer, a, "Else", { attachment_ids: [await upload(customer, "else.txt")] });
    await say(agent, a, "A note", { is_internal: true });
    await say(customer, a, "More of it", { attachment_ids: [await upload(customer, "more.txt")] });
    await app.jobs.runAll();
    const before = await rowsOf(a);
    const fresh = await begin(asked, { with_later: withLater });
    expect(await rowsOf(a)).not.toEqual(before);
    const { body } = await unsplit(agent, fresh.id).expect(200);
    expect(body).toMatchObject({ id: a, comments: { length: 5 } });
    expect(await rowsOf(a)).toEqual(before);
    for (const who of [agent, customer]) await app.api.as(who).get(`/api/tickets/${fresh.id}`).expect(404);
    expect((await read(customer, a)).timeline.slice(-2)).toMatchObject([
      { type: "ticket.split", data: { other: fresh.number } },
      { type: "ticket.unsplit", data: { other: fresh.number } },
    ]);
  },
);

test.each([
  ["a reply", (id: number) => say(agent, id, "Dear Luis")],
  ["a note", (id: number) => say(agent, id, "Hm", { is_internal: true })],
  ["the customer's word", (id: number) => say(customer, id, "Well?")],
  [
    "another priority",
    (id: number) => app.api.as(agent).patch(`/api/tickets/${id}`).send({ priority: "low" }).expect(200),
  ],
  [
    "another status",
    (id: number) => app.api.as(agent).patch(`/api/tickets/${id}/status`).send({ status: "resolved" }).expect(200),
  ],
  [
    "a merge",
    async (id: number) =>
      app.api
        .as(agent)
        .post(`/api/tickets/${id}/merge`)
        .send({ into_id: await file() })
        .expect(200),
  ],
  ["a split", async (id: number) => split(agent, id, await say(customer, id, "Third")).expect(201)],
])("After %s in the new ticket it is not taken back, and both stay as they are", async (_what, act) => {
  const asked = await say(customer, a, "Else");
  const fresh = await begin(asked);
  await act(fresh.id);
  const before = [await rowsOf(a), await rowsOf(fresh.id)];
  expect((await unsplit(agent, fresh.id).expect(409)).body.code).toBe("ticket.split_went_on");
  expect([await rowsOf(a), await rowsOf(fresh.id)]).toEqual(before);
});

test("What the clock does by itself, and what somebody wants for themselves, is no reason to keep it", async () => {
  const asked = await say(customer, a, "Else");
  const fresh = await begin(asked);
  await app.api.as(agent).put(`/api/tickets/${fresh.id}/follow`).send({ level: "following" }).expect(200);
  await app.clock.advance(40 * 24 * 60 * MINUTE);
  await tickSla(app.services, consumersOf);
  await app.jobs.runAll();
  expect((await read(agent, fresh.id)).timeline.map(({ type }) => type)).toContain("sla.breached");
  await unsplit(agent, fresh.id).expect(200);
  expect(await words(agent, a)).toEqual(["Else"]);
});

test("Its promises count from when the message came; what was owed is not missed in silence", async () => {
  const urgent = await file({ priority: "critical" });
  a = urgent;
  await say(agent, a, "We are at it");
  await app.clock.advance(MINUTE);
  const asked = await say(customer, a, "And the bill is wrong");
  const owed = due(await read(agent, a), "next_response");
  const received = (await read(agent, a)).comments.at(-1)?.created_at;
  await app.clock.advance(10 * MINUTE);
  const fresh = await begin(asked);
  expect(fresh.received_at).toBe(received);
  expect(fresh.priority).toBe("critical");
  expect(owed).not.toBeNull();
  // Nothing is left to be answered there; here it is due no later.
  expect(due(await read(agent, a), "next_response")).toBeNull();
  expect(Date.parse(due(fresh, "first_response") ?? "")).toBeLessThanOrEqual(Date.parse(owed ?? ""));

  await app.clock.advance(3 * 60 * MINUTE);
  await tickSla(app.services, consumersOf);
  const late = (await read(agent, fresh.id)).clocks.find(({ metric }) => metric === "first_response");
  expect(late?.breached_at).toBe(due(fresh, "first_response"));

  await unsplit(agent, fresh.id).expect(200);
  expect(due(await read(agent, a), "next_response")).toBe(owed);
});

test("A question that stays behind is owed as before; a reply that went along has answered", async () => {
  await say(agent, a, "We are at it");
  const asked = await say(customer, a, "The bill?");
  await say(customer, a, "The router?");
  const owed = due(await read(agent, a), "next_response");
  const fresh = await begin(asked);
  expect(owed).not.toBeNull();
  expect(due(await read(agent, a), "next_response")).toBe(owed);
  expect(due(fresh, "first_response")).not.toBeNull();

  a = await file();
  const first = await say(customer, a, "The bill?");
  await say(agent, a, "It is right");
  await say(customer, a, "It is not");
  const lived = await begin(first, { with_later: true });
  expect(lived.clocks.find(({ metric }) => metric === "first_response")).toMatchObject({ state: "met" });
  expect(due(lived, "next_response")).not.toBeNull();
});

test("Where it is answered meanwhile, the answer is not owed again; where more was asked, it is due no later", async () => {
  await say(agent, a, "We are at it");
  const asked = await say(customer, a, "The bill?");
  const owed = due(await read(agent, a), "next_response");
  expect(owed).not.toBeNull();
  let fresh = await begin(asked);
  await app.clock.advance(MINUTE);
  await say(customer, a, "The router?");
  await unsplit(agent, fresh.id).expect(200);
  expect(due(await read(agent, a), "next_response")).toBe(owed);

  fresh = await begin(asked);
  await say(agent, a, "Mended");
  await unsplit(agent, fresh.id).expect(200);
  expect(due(await read(agent, a), "next_response")).toBeNull();
});

test("It is where the other is, with whoever works on it, or goes where such complaints go", async () => {
  const department = await buildDepartment(app.db);
  const team = await buildTeam(app.db, { memberIds: [admin.id], departmentIds: [department.id] });
  const category = await buildCategory(app.db, { departmentId: department.id, teamId: team.id });
  await app.api.as(admin).post(`/api/tickets/${a}/assign`).send({ agent_id: agent.id }).expect(200);
  const [first, second] = [await say(customer, a, "One"), await say(customer, a, "Two")];
  const before = await read(agent, a);
  const same = (await split(admin, a, first).expect(201)).body as TicketDetail;
  expect(same).toMatchObject({
    category: before.category,
    department: before.department,
    assigned_agent: { id: agent.id },
  });
  await app.jobs.runAll();
  const told = (id: number) =>
    app.db.rows("SELECT person_id, kind FROM notifications WHERE ticket_id = $1 ORDER BY person_id", [id]);
  expect(await told(same.id)).toEqual([{ person_id: agent.id, kind: "assigned" }]);

  const elsewhere = (await split(admin, a, second, { category_id: category.id }).expect(201)).body as TicketDetail;
  expect(elsewhere).toMatchObject({
    category: { id: category.id },
    department: { id: department.id },
    team: { id: team.id },
    assigned_agent: null,
  });
  // Not theirs to see any more: nobody reads there what they could not read otherwise.
  await app.api.as(agent).get(`/api/tickets/${elsewhere.id}`).expect(404);
  expect(JSON.stringify(await read(agent, a))).not.toContain(`${elsewhere.id}`);
  await unsplit(agent, elsewhere.id).expect(404);
  await unsplit(admin, elsewhere.id).expect(200);
});

test("Nobody is written to when it is split: the customer wrote it, and hears with the first answer", async () => {
  const asked = await say(customer, a, "Else");
  await app.jobs.runAll();
  const mails = () => app.db.rows("SELECT id FROM mails WHERE person_id = $1", [customer.id]);
  const before = (await mails()).length;
  const fresh = await begin(asked);
  await app.jobs.runAll();
  expect(await mails()).toHaveLength(before);
  await say(agent, fresh.id, "Dear Luis");
  await app.jobs.runAll();
  expect((await mails()).length).toBeGreaterThan(before);
});

test("Only a customer's message that is there begins a ticket; staff's words and notes do not", async () => {
  const theirs = await say(customer, await file(), "Elsewhere");
  const [reply, note] = [await say(agent, a, "Ours"), await say(agent, a, "Internal", { is_internal: true })];
  for (const id of [theirs, reply, note, 999_999_999])
    expect((await split(agent, a, id).expect(422)).body.errors).toMatchObject([{ field: "comment_id" }]);
  const asked = await say(customer, a, "Mine");
  await split(agent, a, asked, { subject: "" }).expect(422);
  await split(agent, a, asked, { category_id: 999_999_999 }).expect(422);
  await app.api
    .as(agent)
    .post(`/api/tickets/${a}/merge`)
    .send({ into_id: await file() })
    .expect(200);
  expect((await split(agent, a, asked).expect(409)).body.code).toBe("ticket.merged");
});

test("Customers split nothing, and nobody what they do not see", async () => {
  const asked = await say(customer, a, "Else");
  await split(customer, a, asked).expect(403);
  await split(other, a, asked).expect(403);
  const department = await buildDepartment(app.db);
  const hidden = await file({ departmentId: department.id });
  const inside = await say(customer, hidden, "Inside");
  await split(agent, hidden, inside).expect(404);
  const fresh = await begin(asked);
  await unsplit(customer, fresh.id).expect(403);
  expect((await read(customer, fresh.id)).abilities).toMatchObject({ split: false, unsplit: false });
  expect((await app.api.as(agent).delete(`/api/tickets/${a}/split`).expect(200)).body.id).toBe(a);
});

test("The same request twice begins one ticket", async () => {
  const asked = await say(customer, a, "Else");
  const again = () => split(agent, a, asked).set("Idempotency-Key", `split-${a}`);
  const [first, second] = [await again().expect(201), await again().expect(201)];
  expect(second.body.id).toBe(first.body.id);
});

test("Of two who split the same message at once one does; a split, its undoing and an answer come one after the other", async () => {
  for (let round = 0; round < 8; round += 1) {
    const id = await file();
    const asked = await say(customer, id, "Else");
    const answers = await Promise.all([split(agent, id, asked), split(admin, id, asked)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
    const fresh = answers.find(({ status }) => status === 201)?.body as TicketDetail;

    const reply = app.api.as(agent).post(`/api/tickets/${fresh.id}/comments`).send({ comment: "Dear Luis" });
    const [undone, said] = await Promise.all([unsplit(admin, fresh.id), reply]);
    expect([
      [200, 404],
      [409, 201],
    ]).toContainEqual([undone.status, said.status]);
    expect(await words(agent, id)).toEqual(undone.status === 200 ? ["Else"] : []);
  }
});

test("Merged tickets are split like others, and un-merging leaves what somebody split out", async () => {
  const b = await file();
  const asked = await say(customer, a, "Of A, else");
  await say(customer, a, "Of A");
  await app.api.as(agent).post(`/api/tickets/${a}/merge`).send({ into_id: b }).expect(200);
  const fresh = (await split(agent, b, asked).expect(201)).body as TicketDetail;
  await app.api.as(agent).delete(`/api/tickets/${a}/merge`).expect(200);
  expect([await words(agent, a), await words(agent, b)]).toEqual([["Of A"], []]);

  await app.api.as(agent).post(`/api/tickets/${a}/merge`).send({ into_id: b }).expect(200);
  await unsplit(agent, fresh.id).expect(200);
  expect(await words(agent, b)).toEqual(["Of A, else", "Of A"]);
  await app.api.as(agent).delete(`/api/tickets/${a}/merge`).expect(200);
  expect([await words(agent, a), await words(agent, b)]).toEqual([["Of A, else", "Of A"], []]);

  // Merged back, the complaint is read as the beginning that it was, once.
  const again = (await split(agent, a, asked).expect(201)).body as TicketDetail;
  const { body } = await app.api.as(agent).post(`/api/tickets/${again.id}/merge`).send({ into_id: a }).expect(200);
  expect(body).toMatchObject({ comments: [{ comment: "Of A" }], merged: [{ description: "Of A, else" }] });
});

test("A ticket that was merged meanwhile is un-merged first", async () => {
  const fresh = await begin(await say(customer, a, "Else"));
  await app.api
    .as(agent)
    .post(`/api/tickets/${a}/merge`)
    .send({ into_id: await file() })
    .expect(200);
  expect((await unsplit(agent, fresh.id).expect(409)).body.code).toBe("ticket.merged");
  await app.api.as(agent).delete(`/api/tickets/${a}/merge`).expect(200);
  await unsplit(agent, fresh.id).expect(200);
});
