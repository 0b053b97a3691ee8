import { afterEach, beforeEach, expect, test } from "@jest/globals";
import {
  buildAdmin,
  buildAgent,
  buildApiKey,
  buildCustomer,
  buildTicket,
  type BuiltPerson,
} from "../../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";
import { sweepAttachments } from "../../attachments/index.js";
import { ownDrafts } from "./queries.js";

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
const save = async (person: BuiltPerson, body: object, mode = "public") =>
  (await as(person).put(`/api/tickets/${id}/drafts/${mode}`).send(body).expect(200)).body.draft;
const read = async (person: BuiltPerson) => (await as(person).get(`/api/tickets/${id}/drafts`).expect(200)).body;
const upload = async (person: BuiltPerson, name = "note.txt") =>
  (await as(person).post("/api/attachments").attach("files", Buffer.from("Hello"), name).expect(201)).body.data[0].id;

test("A draft is kept for its author alone, one for each mode, and nothing else of the desk changes", async () => {
  const before = await app.db.rows("SELECT id FROM events");
  const saved = await save(priya, { body: "Dear Luis", base_message_id: null });
  await save(priya, { body: "Ask Mei" }, "internal");
  expect(saved).toMatchObject({ mode: "public", body: "Dear Luis", others: [], returned: null });
  expect((await read(priya)).drafts.map(({ body }: { body: string }) => body)).toEqual(["Dear Luis", "Ask Mei"]);
  expect((await read(mei)).drafts).toEqual([]);
  expect([await ownDrafts(app.db, priya.id), await ownDrafts(app.db, mei.id)]).toMatchObject([[{}, {}], []]);
  expect((await as(priya).get("/api/drafts").expect(200)).body.data).toHaveLength(2);
  expect((await as(mei).get("/api/drafts").expect(200)).body.data).toEqual([]);
  expect(await app.db.rows("SELECT id FROM events")).toEqual(before);
  expect((await as(priya).get(`/api/tickets/${id}`)).body.version).toBe(1);
});

test("Only who may write there has a draft there, and a ticket out of sight keeps it unread", async () => {
  await as(customer).put(`/api/tickets/${id}/drafts/public`).send({ body: "Mine" }).expect(403);
  await as(customer).delete(`/api/tickets/${id}/drafts/public`).expect(403);
  await save(priya, { body: "Dear Luis" });
  await app.db.rows("UPDATE tickets SET hidden_at = app_now() WHERE id = $1", [id]);
  await as(priya).get(`/api/tickets/${id}/drafts`).expect(404);
  await as(priya).put(`/api/tickets/${id}/drafts/public`).send({ body: "More" }).expect(404);
  await as(priya).delete(`/api/tickets/${id}/drafts/public`).expect(404);
  expect((await as(priya).get("/api/drafts")).body.data).toEqual([]);
  await app.db.rows("UPDATE tickets SET hidden_at = NULL WHERE id = $1", [id]);
  expect((await read(priya)).drafts[0]).toMatchObject({ body: "Dear Luis" });
});

test("What two write to one ticket is each one's own: saved again, or thrown away", async () => {
  const [mine, hers] = [await save(priya, { body: "Dear Luis" }), await save(mei, { body: "Good morning" })];
  expect(hers).toMatchObject({ body: "Good morning", others: [] });
  expect(await save(priya, { body: "Dear Luis, we", rev: mine.rev })).toMatchObject({
    body: "Dear Luis, we",
    others: [],
  });
  expect(await save(mei, { body: "Good morning, Luis", rev: hers.rev })).toMatchObject({ others: [] });
  await as(priya).delete(`/api/tickets/${id}/drafts/public`).expect(204);
  expect((await read(priya)).drafts).toEqual([]);
  expect((await read(mei)).drafts).toMatchObject([{ body: "Good morning, Luis", others: [] }]);
});

test("Who may write notes no longer is not shown the draft of one", async () => {
  await save(priya, { body: "Dear Luis" });
  await save(priya, { body: "Ask Mei" }, "internal");
  await app.ownerDb.rows(
    "UPDATE roles SET permissions = array_remove(permissions, 'ticket.note') WHERE key = (SELECT r.key FROM roles r JOIN people p ON p.role_id = r.id WHERE p.id = $1)",
    [priya.id],
  );
  app.identify.forget(priya.id);
  expect((await read(priya)).drafts.map(({ body }: { body: string }) => body)).toEqual(["Dear Luis"]);
});

test("A save that knows the draft replaces it; one that does not keeps what it replaces, until it is not wanted", async () => {
  const first = await save(priya, { body: "Dear Luis" });
  const second = await save(priya, { body: "Dear Luis, we", rev: first.rev });
  expect(second).toMatchObject({ body: "Dear Luis, we", others: [] });
  expect(second.rev).toBeGreaterThan(first.rev);

  const stale = await save(priya, { body: "Good morning", rev: first.rev });
  expect(stale.body).toBe("Good morning");
  expect(stale.others).toMatchObject([{ body: "Dear Luis, we" }]);
  const settled = await save(priya, { body: "Good morning", rev: stale.rev, drop_others: [stale.others[0].id] });
  expect(settled.others).toEqual([]);
});

test("A text that the newer one contains is not offered beside it, and the same text changes nothing", async () => {
  const first = await save(priya, { body: "Dear" });
  const grown = await save(priya, { body: "Dear Luis" });
  expect(grown.others).toEqual([]);
  const told = app.hints.length;
  const again = await save(priya, { body: "Dear Luis", rev: first.rev });
  expect(again.rev).toBe(grown.rev);
  expect(app.hints).toHaveLength(told);
});

test("Whatever two devices write at once is there afterwards, in the draft or beside it", async () => {
  const written = Array.from({ length: 12 }, (_, i) => `${i % 2 ? "phone" : "desk"} wrote ${i}`);
  await Promise.all(written.map((body) => save(priya, { body, rev: 0 })));
  const [draft] = (await read(priya)).drafts;
  const all = [draft.body, ...draft.others.map(({ body }: { body: string }) => body)].join("\n");
  for (const body of written) expect(all).toContain(body);
});

test("The other devices of the author hear of a save, by its ticket; nobody else does", async () => {
  const saved = await save(priya, { body: "Dear Luis" });
  expect(app.hints).toEqual([
    { rooms: [`person:${priya.id}`], hint: { type: "draft", seq: 0, items: [{ id, version: saved.rev }] } },
  ]);
});

test("An emptied draft is gone, and so is one that was thrown away", async () => {
  const saved = await save(priya, { body: "Dear Luis" });
  expect(await save(priya, { body: " \n", rev: saved.rev })).toBeNull();
  await save(priya, { body: "Again" });
  await as(priya).delete(`/api/tickets/${id}/drafts/public`).expect(204);
  expect((await read(priya)).drafts).toEqual([]);
  expect(await app.db.rows("SELECT id FROM drafts")).toEqual([]);
});

test("Files stay with the draft for as long as it is there, then the sweep takes them", async () => {
  const [kept, dropped] = [await upload(priya), await upload(priya, "other.txt")];
  const foreign = await upload(mei);
  const saved = await save(priya, { body: "Dear Luis", attachment_ids: [kept, dropped, foreign] });
  expect(saved.attachments.map((file: { id: string }) => file.id).sort()).toEqual([kept, dropped].sort());
  const less = await save(priya, { body: "Dear Luis", attachment_ids: [kept], rev: saved.rev });
  expect(less.attachments).toHaveLength(1);

  await app.clock.advance(25 * 3_600_000);
  await sweepAttachments(app.services);
  expect((await read(priya)).drafts[0].attachments.map((file: { id: string }) => file.id)).toEqual([kept]);
  await as(priya).delete(`/api/tickets/${id}/drafts/public`).expect(204);
  await sweepAttachments(app.services);
  expect(await app.db.rows("SELECT id FROM attachments")).toEqual([]);
});

test("A save that knew nothing of a file leaves it with the draft", async () => {
  const file = await upload(priya);
  await save(priya, { body: "Dear Luis", attachment_ids: [file] });
  const stale = await save(priya, { body: "Dear Luis, we", rev: 0 });
  expect(stale.attachments).toHaveLength(1);
});

test("Programs have no drafts", async () => {
  const { key } = await buildApiKey(app.db, { ownerId: (await buildAdmin(app.db)).id });
  for (const path of ["/api/drafts", `/api/tickets/${id}/drafts`]) {
    const res = await app.api.anonymous().get(path).set("Authorization", `Bearer ${key}`).expect(403);
    expect(res.body.code).toBe("key_refused");
  }
});
