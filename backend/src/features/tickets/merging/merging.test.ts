import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import type { TicketDetail } from "../../../contract/index.js";
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
import { consumersOf } from "../../../subscriptions.js";
import { tickSla } from "../../sla/index.js";
import { sendHeldReply } from "../../workspace/index.js";

const HOUR = 3_600_000;

let app: TestApp;
let admin: BuiltPerson, agent: BuiltPerson, customer: BuiltPerson, other: BuiltPerson;
let a: number, b: number, c: number;

beforeAll(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  admin = await buildAdmin(app.db);
  [customer, other] = [await buildCustomer(app.db), await buildCustomer(app.db)];
  agent = await buildAgent(app.db);
});
afterAll(() => app.close());
beforeEach(async () => {
  [a, b, c] = [await file(), await file(), await file()];
});

const file = async (wishes: object = {}) =>
  (await buildTicket(app.services, { customerId: customer.id, ...wishes })).id;
const merge = (who: BuiltPerson, id: number, into: number) =>
  app.api.as(who).post(`/api/tickets/${id}/merge`).send({ into_id: into });
const unmerge = (who: BuiltPerson, id: number) => app.api.as(who).delete(`/api/tickets/${id}/merge`);
const read = async (who: BuiltPerson, id: number) =>
  (await app.api.as(who).get(`/api/tickets/${id}`).expect(200)).body as TicketDetail;
const say = async (who: BuiltPerson, id: number, comment: string, isInternal = false) =>
  (await app.api.as(who).post(`/api/tickets/${id}/comments`).send({ comment, is_internal: isInternal }).expect(201))
    .body;
const setStatus = (who: BuiltPerson, id: number, status: string) =>
  app.api.as(who).patch(`/api/tickets/${id}/status`).send({ status });
const attach = (who: BuiltPerson, id: number, name: string) =>
  app.api.as(who).post(`/api/tickets/${id}/attachments`).attach("files", Buffer.from(name), name).expect(201);
const words = async (who: BuiltPerson, id: number) => (await read(who, id)).comments.map(({ comment }) => comment);
const refusalOf = async (id: number, into: number) => (await merge(agent, id, into).expect(409)).body.code;

/** A ticket's own rows, but for what says that it was changed at all. */
async function rowsOf(id: number) {
  const all = (sql: string) => app.db.rows(sql, [id]);
  return {
    ticket: await all(`SELECT to_jsonb(t) - 'version' - 'updated_at' AS row FROM tickets t WHERE t.id = $1`),
    body: await all("SELECT to_jsonb(x) AS row FROM ticket_bodies x WHERE ticket_id = $1"),
    comments: await all("SELECT to_jsonb(x) AS row FROM ticket_comments x WHERE ticket_id = $1 ORDER BY id"),
    files: await all("SELECT to_jsonb(x) AS row FROM attachments x WHERE ticket_id = $1 ORDER BY id"),
    tags: await all("SELECT to_jsonb(x) AS row FROM ticket_tags x WHERE ticket_id = $1"),
    clocks: await all("SELECT to_jsonb(x) AS row FROM sla_clocks x WHERE ticket_id = $1 ORDER BY metric, cycle"),
    words: await all("SELECT to_jsonb(x) AS row FROM ticket_texts x WHERE ticket_id = $1"),
  };
}

test("A merged ticket lies closed, its messages and files are the other's, and both say so", async () => {
  await say(customer, a, "First");
  await say(agent, a, "A note", true);
  await attach(customer, a, "meter.txt");
  await say(customer, b, "Second");
  const { body } = await merge(agent, a, b).expect(200);
  expect(body).toMatchObject({ id: b, comment_count: 3, merged: [{ id: a, description: expect.any(String) }] });
  expect(await words(agent, b)).toEqual(["First", "A note", "Second"]);
  expect(await words(customer, b)).toEqual(["First", "Second"]);
  expect((await read(customer, b)).attachments).toMatchObject([{ file_name: "meter.txt" }]);
  expect(await read(customer, a)).toMatchObject({
    status: "closed",
    closed_reason: "merged",
    merged_into: { id: b, number: `CMP-${b}` },
    comments: [],
    attachments: [],
    reopen_until: null,
    abilities: { reply: false, statuses: [] },
  });
  for (const who of [customer, agent]) {
    expect((await read(who, a)).timeline.at(-1)).toMatchObject({ type: "ticket.merged", data: { other: `CMP-${b}` } });
    expect((await read(who, b)).timeline.at(-1)).toMatchObject({
      type: "ticket.merged_in",
      data: { other: `CMP-${a}` },
    });
  }
  expect(Object.keys((await read(customer, a)).timeline.at(-1)?.data ?? {})).toEqual(["other"]);
  expect((await setStatus(agent, a, "in_progress").expect(409)).body.code).toBe("ticket.merged");
});

test("What is written to the old number lands in the new one, by whoever, and stays there after un-merging", async () => {
  await merge(agent, a, b).expect(200);
  await say(customer, a, "To the old number");
  await say(agent, a, "A note to the old number", true);
  await attach(customer, a, "late.txt");
  expect(await words(agent, b)).toEqual(["To the old number", "A note to the old number"]);
  expect(await read(agent, a)).toMatchObject({ status: "closed", comments: [] });
  await unmerge(agent, a).expect(200);
  expect(await words(agent, a)).toEqual([]);
  expect(await words(agent, b)).toEqual(["To the old number", "A note to the old number"]);
  expect((await read(agent, b)).attachments).toMatchObject([{ file_name: "late.txt" }]);
});

test.each(["in_progress", "pending", "on_hold", "resolved", "closed"])(
  "Un-merging brings back byte for byte what was, from %s, whatever was done meanwhile",
  async (status) => {
    await say(customer, a, "First");
    await say(agent, a, "An answer");
    await say(agent, a, "A note", true);
    await attach(customer, a, "meter.txt");
    await app.api
      .as(agent)
      .patch(`/api/tickets/${a}`)
      .send({ tags: ["water"], due_at: "2027-01-01T00:00:00Z" });
    if (status === "closed") await setStatus(agent, a, "resolved").expect(200);
    if (status !== "in_progress") await setStatus(agent, a, status).expect(200);
    await say(agent, b, "On the other");
    const [before, others] = [await rowsOf(a), await rowsOf(b)];
    await merge(agent, a, b).expect(200);
    expect(await rowsOf(a)).not.toEqual(before);
    await app.clock.advance(1000);
    await say(agent, b, "Since then", true);
    const { body } = await unmerge(agent, a).expect(200);
    expect(body).toMatchObject({ id: a, status, merged_into: null });
    expect(await rowsOf(a)).toEqual(before);
    const after = await rowsOf(b);
    expect(after.comments.slice(0, -1)).toEqual(others.comments);
    expect([after.files, after.clocks.length]).toEqual([others.files, others.clocks.length]);
  },
);

test("Merged and un-merged again and again is once: repeats change nothing and record nothing", async () => {
  const count = () =>
    app.db.rows("SELECT 1 FROM events WHERE ticket_id IN ($1, $2) AND type LIKE 'ticket.%merged%'", [a, b]);
  await merge(agent, a, b).expect(200);
  await merge(agent, a, b).expect(200);
  expect(await count()).toHaveLength(2);
  await unmerge(agent, a).expect(200);
  await unmerge(agent, a).expect(200);
  expect(await count()).toHaveLength(4);
  await merge(agent, a, b).expect(200);
  expect((await read(agent, b)).merged).toHaveLength(1);
});

test("A chain is undone at any of its joints, and each keeps its own", async () => {
  await say(customer, a, "Of A");
  await say(customer, b, "Of B");
  await say(customer, c, "Of C");
  const before = [await rowsOf(a), await rowsOf(b)];
  await merge(agent, a, b).expect(200);
  await merge(agent, b, c).expect(200);
  expect(await words(agent, c)).toEqual(["Of A", "Of B", "Of C"]);
  expect((await read(agent, a)).merged_into).toMatchObject({ id: c });
  expect((await read(agent, c)).merged.map(({ id }) => id).sort()).toEqual([a, b]);
  await say(customer, a, "To the oldest");
  expect(await words(agent, c)).toContain("To the oldest");

  // The middle one takes along what had come to it.
  await unmerge(agent, b).expect(200);
  expect(await words(agent, b)).toEqual(["Of A", "Of B"]);
  expect((await read(agent, a)).merged_into).toMatchObject({ id: b });
  await merge(agent, b, c).expect(200);
  await unmerge(agent, a).expect(200);
  expect(await words(agent, a)).toEqual(["Of A"]);
  await unmerge(agent, b).expect(200);
  expect([await rowsOf(a), await rowsOf(b)]).toEqual(before);
  expect(await words(agent, c)).toEqual(["Of C", "To the oldest"]);
});

test("Nobody reads through a merge what was not theirs: other customers' and other departments' tickets are refused", async () => {
  const theirs = await file({ customerId: other.id });
  expect(await refusalOf(a, theirs)).toBe("ticket.merge_other_customer");
  expect(await refusalOf(theirs, a)).toBe("ticket.merge_other_customer");
  const department = await buildDepartment(app.db);
  await buildTeam(app.db, { memberIds: [], departmentIds: [department.id] });
  const inside = await file({ departmentId: department.id });
  expect((await merge(admin, inside, a).expect(409)).body.code).toBe("ticket.merge_other_department");
  // Not theirs to see: the same as none at all.
  const strangers = await merge(agent, a, inside).expect(422);
  expect(strangers.body.errors).toEqual((await merge(agent, a, 999_999_999).expect(422)).body.errors);
  await merge(agent, inside, a).expect(404);
  await merge(customer, a, b).expect(403);
  // Into the department is fewer readers, not more.
  await merge(admin, a, inside).expect(200);
  expect((await read(agent, a)).merged_into).toBeNull();
  expect(JSON.stringify(await read(agent, a))).not.toContain(String(inside));
  await unmerge(agent, a).expect(403);
  await unmerge(customer, a).expect(403);
});

test("Nothing open goes into what is done, into itself, or anywhere twice", async () => {
  await merge(agent, a, a).expect(422);
  await setStatus(agent, b, "resolved").expect(200);
  expect(await refusalOf(a, b)).toBe("ticket.merge_into_closed");
  await merge(agent, b, a).expect(200);
  expect(await refusalOf(c, b)).toBe("ticket.merged");
  expect(await refusalOf(b, c)).toBe("ticket.merged");
  await app.api.as(agent).post(`/api/tickets/${a}/links`).send({ relation: "child", ticket_id: c }).expect(200);
  expect(await refusalOf(a, await file())).toBe("ticket.open_children");
  const { version } = await read(agent, c);
  const stale = app.api
    .as(agent)
    .post(`/api/tickets/${c}/merge`)
    .set("If-Match", `"${version - 1}"`);
  await stale.send({ into_id: a }).expect(412);
});

test("Of two who merge each into the other at once, one does; of a merge and a message nothing is lost", async () => {
  for (let round = 0; round < 10; round += 1) {
    const [x, y] = [await file(), await file()];
    const answers = await Promise.all([merge(agent, x, y), merge(admin, y, x)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);

    const [from, to] = [await file(), await file()];
    await Promise.all([merge(agent, from, to).expect(200), say(customer, from, "Meanwhile")]);
    expect(await words(agent, to)).toEqual(["Meanwhile"]);
  }
});

test("What was due sooner is due just as soon there, is not missed in silence, and is given back", async () => {
  // Critical is answered within the hour, low within a day.
  const urgent = await file({ priority: "critical" });
  const calm = await file({ priority: "low" });
  const due = async (id: number) => (await read(agent, id)).clocks.filter(({ clock }) => clock !== "stopped");
  const [wasUrgent, wasCalm] = [await due(urgent), await due(calm)];
  await merge(agent, urgent, calm).expect(200);
  const dues = (clocks: TicketDetail["clocks"]) => clocks.map(({ metric, due_at }) => [metric, due_at]).sort();
  expect(dues(await due(calm))).toEqual(dues(wasUrgent));
  expect(await due(urgent)).toEqual([]);
  expect((await read(agent, calm)).timeline.at(-1)?.data["sooner"]).toHaveLength(2);

  await unmerge(agent, urgent).expect(200);
  expect(dues(await due(urgent))).toEqual(dues(wasUrgent));
  expect(dues(await due(calm))).toEqual(dues(wasCalm));

  await merge(agent, urgent, calm).expect(200);
  await app.clock.advance(2 * HOUR);
  await tickSla(app.services, consumersOf);
  expect((await due(calm)).find(({ metric }) => metric === "first_response")?.breached_at).toBe(
    wasUrgent.find(({ metric }) => metric === "first_response")?.due_at,
  );
});

test("A promise that was missed before the merge stays missed, and the other says so", async () => {
  const late = await file({ priority: "critical" });
  await app.clock.advance(2 * HOUR);
  await merge(agent, late, b).expect(200);
  expect(
    (await read(agent, late)).clocks.find(({ metric }) => metric === "first_response")?.breached_at,
  ).not.toBeNull();
  const told = (await read(agent, b)).timeline.findLast(({ type }) => type === "ticket.merged_in");
  expect(told?.data["missed"]).toEqual(["first_response"]);
});

test("Followers find the conversation where it is, and a ticket put aside is so no more", async () => {
  const put = (path: string, body: object) => app.api.as(agent).put(`/api/tickets/${a}/${path}`).send(body).expect(200);
  await put("follow", { level: "following" });
  await put("snooze", { until: null });
  await merge(admin, a, b).expect(200);
  await app.jobs.runAll();
  expect((await read(agent, b)).follow).toBe("following");
  expect((await read(agent, a)).snooze).toBeNull();
  const told = await app.db.rows("SELECT kind FROM notifications WHERE person_id = $1 AND ticket_id = $2", [
    agent.id,
    a,
  ]);
  expect(told).toEqual([{ kind: "followed" }]);
  await unmerge(admin, a).expect(200);
  expect((await read(agent, b)).follow).toBeNull();
});

test("A message that was held while its ticket was merged lands in the other, whose status stays", async () => {
  const held = await app.api
    .as(agent)
    .post(`/api/tickets/${a}/held-replies`)
    .send({ comment: "Dear Luis", base_message_id: null, set_status: "resolved" })
    .expect(201);
  await merge(admin, a, b).expect(200);
  await sendHeldReply(app.services, { held_reply_id: held.body.id });
  expect(await words(customer, b)).toEqual(["Dear Luis"]);
  expect((await read(agent, b)).status).toBe("in_progress");
});
