import { afterEach, beforeEach, expect, test } from "@jest/globals";
import {
  buildAgent,
  buildCustomer,
  buildPersonWith,
  buildTicket,
  type BuiltPerson,
} from "../../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";
import { sendHeldReply } from "./send-held-reply.js";

let app: TestApp;
let customer: BuiltPerson, priya: BuiltPerson, mei: BuiltPerson;
let id: number;
beforeEach(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  [customer, priya, mei] = [await buildCustomer(app.db), await buildAgent(app.db), await buildAgent(app.db)];
  ({ id } = await buildTicket(app.services, { customerId: customer.id }));
});
afterEach(() => app.close());

const as = (person: BuiltPerson) => app.api.as(person);
const hold = (person: BuiltPerson, body: object = {}, key?: string) => {
  const request = as(person).post(`/api/tickets/${id}/held-replies`);
  if (key) void request.set("Idempotency-Key", key);
  return request.send({ comment: "Dear Luis", base_message_id: null, ...body });
};
const held = async (person: BuiltPerson, body: object = {}): Promise<number> =>
  (await hold(person, body).expect(201)).body.id;
const undo = (person: BuiltPerson, heldId: number) => as(person).delete(`/api/held-replies/${heldId}`);
const comment = (person: BuiltPerson, text: string, isInternal = false) =>
  as(person).post(`/api/tickets/${id}/comments`).send({ comment: text, is_internal: isInternal }).expect(201);
const read = async (person: BuiltPerson) => (await as(person).get(`/api/tickets/${id}`).expect(200)).body;
const writing = async (person: BuiltPerson) => (await as(person).get(`/api/tickets/${id}/drafts`).expect(200)).body;
const send = (heldId: number) => sendHeldReply(app.services, { held_reply_id: heldId });
const upload = async (person: BuiltPerson) =>
  (await as(person).post("/api/attachments").attach("files", Buffer.from("Hello"), "note.txt").expect(201)).body.data[0]
    .id;

test("A held message is its author's alone until it is sent, and is dated by the press", async () => {
  await as(priya).put(`/api/tickets/${id}/drafts/public`).send({ body: "Dear Luis" }).expect(200);
  const res = await hold(priya).expect(201);
  expect(res.body).toMatchObject({
    comment: "Dear Luis",
    pressed_at: "2026-03-02T09:00:00.000Z",
    release_at: "2026-03-02T09:00:05.000Z",
  });
  expect(await writing(priya)).toMatchObject({ drafts: [], held: [{ id: res.body.id }] });
  expect((await writing(mei)).held).toEqual([]);
  for (const person of [customer, mei, priya])
    expect(await read(person)).toMatchObject({ comments: [], status: "new" });

  await app.clock.advance(5_000);
  await send(res.body.id);
  expect(await read(customer)).toMatchObject({
    status: "in_progress",
    comments: [{ comment: "Dear Luis", created_at: "2026-03-02T09:00:00.000Z", by_staff: true }],
  });
  expect((await writing(priya)).held).toEqual([]);
  const event = await app.db.one<{ actor_id: number; created_at: Date; user_agent: string; request_id: string }>(
    "SELECT e.actor_id, e.created_at, d.user_agent, e.request_id FROM events e JOIN event_details d ON d.event_id = e.id WHERE e.type = 'comment.added'",
  );
  expect(event).toMatchObject({ actor_id: priya.id, created_at: new Date("2026-03-02T09:00:00Z") });
  expect(event?.request_id).toBe(res.headers["x-request-id"]);
});

test("A file of a held message goes with no other, and is there when that is sent", async () => {
  const attachment_ids = [await upload(priya)];
  const heldId = await held(priya, { attachment_ids });
  await as(priya).post(`/api/tickets/${id}/comments`).send({ comment: "Here", attachment_ids }).expect(422);
  await hold(priya, { comment: "Once more", attachment_ids }).expect(422);
  await as(priya).put(`/api/tickets/${id}/drafts/internal`).send({ body: "Look", attachment_ids }).expect(200);
  expect((await writing(priya)).drafts).toMatchObject([{ body: "Look", attachments: [] }]);
  await send(heldId);
  expect((await read(customer)).comments).toMatchObject([
    { comment: "Dear Luis", attachments: [{ file_name: "note.txt" }] },
  ]);
});

test("A held message and a draft take their author's files alone", async () => {
  const attachment_ids = [await upload(mei)];
  await hold(priya, { attachment_ids }).expect(422);
  const { draft } = (
    await as(priya).put(`/api/tickets/${id}/drafts/public`).send({ body: "Look", attachment_ids }).expect(200)
  ).body;
  expect(draft.attachments).toEqual([]);
  // It is still hers to send.
  await hold(mei, { attachment_ids }).expect(201);
});

test("The job of a held message is there with it, for when its time has come, and a second run changes nothing", async () => {
  const heldId = await held(priya);
  const jobs = await app.ownerDb.rows<{ payload: unknown; wait: number }>(
    `SELECT j.payload, extract(epoch FROM j.run_at - clock_timestamp())::float8 AS wait
     FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = 'send_held_reply'`,
  );
  expect(jobs).toMatchObject([{ payload: { held_reply_id: heldId } }]);
  expect(jobs[0]?.wait).toBeGreaterThan(2);
  await Promise.all([send(heldId), send(heldId)]);
  await send(heldId);
  expect((await read(customer)).comments).toHaveLength(1);
});

test("Undone, the text and its files are a draft again and nothing is ever sent; undoing twice is the same", async () => {
  const file = await upload(priya);
  const heldId = await held(priya, { attachment_ids: [file] });
  await undo(mei, heldId).expect(404);
  await as(priya).delete(`/api/attachments/${file}`).expect(404);
  const { draft } = (await undo(priya, heldId).expect(200)).body;
  expect(draft).toMatchObject({ body: "Dear Luis", returned: null, attachments: [{ id: file }] });
  expect((await undo(priya, heldId).expect(200)).body.draft.rev).toBe(draft.rev);
  await send(heldId);
  expect((await read(customer)).comments).toEqual([]);
  expect(await app.db.rows("SELECT body FROM held_replies WHERE body <> ''")).toEqual([]);
});

test("Where Send was pressed, and what was written, is kept no longer than the message is held", async () => {
  const kept = () =>
    app.db.one("SELECT body, host(ip) AS ip, user_agent IS NOT NULL AS browser FROM held_replies ORDER BY id DESC");
  for (const settle of [send, (heldId: number) => undo(priya, heldId).expect(200)]) {
    const heldId = await held(priya);
    expect(await kept()).toEqual({ body: "Dear Luis", ip: expect.any(String), browser: expect.any(Boolean) });
    await settle(heldId);
    expect(await kept()).toEqual({ body: "", ip: null, browser: false });
  }
});

test("What was written since the press stays below what is taken back", async () => {
  const heldId = await held(priya);
  await as(priya).put(`/api/tickets/${id}/drafts/public`).send({ body: "And one more thing" }).expect(200);
  expect((await undo(priya, heldId).expect(200)).body.draft.body).toBe("Dear Luis\n\nAnd one more thing");
});

test("Sent is sent: undoing comes too late", async () => {
  const heldId = await held(priya);
  await send(heldId);
  expect((await undo(priya, heldId).expect(409)).body.code).toBe("held_reply.over");
});

test("Of undoing and sending at the same moment exactly one happens, each time", async () => {
  let sent = 0;
  for (let round = 0; round < 40; round += 1) {
    const heldId = await held(priya, { comment: `Round ${round}`, send_anyway: true });
    const [undone] = await Promise.all([undo(priya, heldId), send(heldId)]);
    const isOut = (await read(customer)).comments.some((one: { comment: string }) => one.comment === `Round ${round}`);
    const isBack = (await writing(priya)).drafts.some((one: { body: string }) => one.body === `Round ${round}`);
    expect([undone.status, isOut, isBack]).toEqual(undone.status === 200 ? [200, false, true] : [409, true, false]);
    sent += isOut ? 1 : 0;
    await as(priya).delete(`/api/tickets/${id}/drafts/public`);
  }
  expect(await app.db.rows("SELECT id FROM ticket_comments")).toHaveLength(sent);
  expect(await app.db.rows("SELECT ticket_id FROM sla_clocks WHERE held_since IS NOT NULL")).toEqual([]);
});

test("One press is one message, however often the request is repeated", async () => {
  const answers = [await hold(priya, {}, "press-1"), await hold(priya, {}, "press-1")];
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  expect(await app.db.rows("SELECT id FROM held_replies")).toHaveLength(1);
});

test("Send stops when a colleague or the customer has written since; anyway sends it all the same", async () => {
  const first = (await comment(customer, "Still broken")).body.id;
  await held(priya, { base_message_id: first });
  const theirs = (await comment(mei, "We have found it")).body;
  await comment(mei, "He is angry", true);
  const stopped = await hold(priya, { base_message_id: first }).expect(409);
  expect(stopped.body).toMatchObject({
    code: "newer_reply",
    current: { id: theirs.id, comment: "We have found it", author: { id: mei.id } },
  });
  await hold(priya, { base_message_id: first, send_anyway: true }).expect(201);
  await hold(priya, { base_message_id: theirs.id }).expect(201);
  await hold(priya, { base_message_id: first, is_internal: true }).expect(201);
  await comment(customer, "Thank you");
  await hold(priya, { base_message_id: theirs.id }).expect(409);
});

test("One's own messages do not stop one", async () => {
  await comment(priya, "We are on it");
  await hold(priya, { base_message_id: null }).expect(201);
});

test("Rights are judged at the press", async () => {
  await hold(customer).expect(403);
  const reader = await buildPersonWith(app.db, { permissions: ["ticket.note", "ticket.read_notes"] });
  await hold(reader).expect(403);
  await as(priya).patch(`/api/tickets/${id}/status`).send({ status: "resolved" }).expect(200);
  expect((await hold(priya, { set_status: "on_hold" }).expect(409)).body.code).toBe("ticket.illegal_transition");
  await as(priya).patch(`/api/tickets/${id}/status`).send({ status: "closed" }).expect(200);
  expect((await hold(priya).expect(409)).body.code).toBe("ticket.closed");
  await hold(priya, { attachment_ids: ["AAAAAAAAAAAAAAAAAAAAAA"], is_internal: true }).expect(422);
});

test.each([
  [
    "closed",
    async () =>
      void (await app.db.rows(
        "UPDATE tickets SET status = 'closed', closed_at = app_now(), closed_reason = 'staff' WHERE id = $1",
        [id],
      )),
  ],
  [
    "rights",
    async () =>
      void (await app.db.rows(
        "UPDATE people SET role_id = (SELECT id FROM roles WHERE key = 'customer') WHERE id = $1",
        [priya.id],
      )),
  ],
])(
  "A message that may no longer be sent (%s) comes back to its draft, and only its author is told",
  async (reason, change) => {
    const heldId = await held(priya);
    const before = await read(mei);
    await change();
    await send(heldId);
    await app.jobs.runAll();
    const [draft] = await app.db.rows("SELECT person_id, body, returned FROM drafts");
    expect(draft).toEqual({ person_id: priya.id, body: "Dear Luis", returned: reason });
    expect(await app.db.rows("SELECT id FROM ticket_comments")).toEqual([]);
    expect((await read(mei)).timeline).toEqual(before.timeline);
    const told = await app.db.rows<{ person_id: number }>(
      "SELECT person_id FROM notifications WHERE data->>'reason' = $1",
      [reason],
    );
    expect(told).toEqual(reason === "closed" ? [{ person_id: priya.id }] : []);
  },
);

test("Whoever is deactivated meanwhile sends nothing any more", async () => {
  const heldId = await held(priya);
  await app.db.rows("UPDATE people SET deactivated_at = app_now() WHERE id = $1", [priya.id]);
  await send(heldId);
  expect(await app.db.rows("SELECT id FROM ticket_comments")).toEqual([]);
  expect(await app.db.rows("SELECT outcome, body FROM held_replies")).toEqual([{ outcome: "returned", body: "" }]);
});

test("Sent with a status, both are there and the customer gets one mail", async () => {
  const heldId = await held(priya, { set_status: "resolved" });
  await send(heldId);
  await app.jobs.runAll();
  expect(await read(customer)).toMatchObject({
    status: "resolved",
    resolved_at: "2026-03-02T09:00:00.000Z",
    comments: [{ comment: "Dear Luis" }],
  });
  const mails = await app.db.rows<{ template: string }>(
    "SELECT template FROM mails WHERE person_id = $1 AND template <> 'customer.created'",
    [customer.id],
  );
  expect(mails).toHaveLength(1);
});

test("What the customer wrote after the press is an answer to it: the status is left, and the author is told", async () => {
  const heldId = await held(priya, { set_status: "pending" });
  await app.clock.advance(3_000);
  await comment(customer, "One more thing");
  await app.clock.advance(2_000);
  await send(heldId);
  await app.jobs.runAll();
  expect(await read(priya)).toMatchObject({ status: "in_progress" });
  expect(
    await app.db.rows("SELECT data->>'status' AS status FROM notifications WHERE person_id = $1", [priya.id]),
  ).toContainEqual({
    status: "pending",
  });
  // Nobody else learns that there was a message with a status.
  expect(await app.db.rows("SELECT type FROM events WHERE type LIKE 'reply.%' AND is_internal")).toEqual([
    { type: "reply.status_left" },
  ]);
  expect(JSON.stringify(await read(customer))).not.toMatch(/reply\.|pending/);
});
