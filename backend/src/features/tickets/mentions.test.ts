import { afterEach, beforeEach, expect, test } from "@jest/globals";
import {
  buildAgent,
  buildCustomer,
  buildDepartment,
  buildPersonWith,
  buildTeam,
  buildTicket,
  type BuiltPerson,
} from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import { sendHeldReply } from "../workspace/index.js";

let app: TestApp;
let customer: BuiltPerson, priya: BuiltPerson, mei: BuiltPerson, tom: BuiltPerson;
/** Works elsewhere; reads no notes; is somebody else's customer. */
let foreign: BuiltPerson, blind: BuiltPerson, stranger: BuiltPerson;
let id: number;
beforeEach(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  [customer, stranger] = [await buildCustomer(app.db), await buildCustomer(app.db)];
  priya = await buildAgent(app.db, { fullName: "Priya Nair" });
  mei = await buildAgent(app.db, { fullName: "Mei Lin" });
  tom = await buildAgent(app.db, { fullName: "Tom Berg" });
  foreign = await buildAgent(app.db, { fullName: "Femi Ade" });
  blind = await buildPersonWith(app.db, { sees: "all", permissions: ["ticket.reply"] });
  const [here, there] = [await buildDepartment(app.db), await buildDepartment(app.db)];
  await buildTeam(app.db, { memberIds: [priya.id, mei.id, tom.id], departmentIds: [here.id] });
  await buildTeam(app.db, { memberIds: [foreign.id], departmentIds: [there.id] });
  ({ id } = await buildTicket(app.services, { customerId: customer.id, departmentId: here.id, assigneeId: tom.id }));
  await app.jobs.runAll();
  await app.ownerDb.rows("DELETE FROM notifications");
});
afterEach(() => app.close());

const as = (person: BuiltPerson) => app.api.as(person);
const note = (body: object) =>
  as(priya)
    .post(`/api/tickets/${id}/comments`)
    .send({ comment: "@Mei Lin, look", is_internal: true, ...body });
const noticesOf = async (person: BuiltPerson) =>
  ((await as(person).get("/api/notifications")).body.data as { kind: string }[]).map(({ kind }) => kind);
const mailsTo = (person: BuiltPerson) =>
  app.db.rows<{ template: string; html: string }>("SELECT template, html FROM mails WHERE person_id = $1", [person.id]);
const saveNote = (body: object) => as(priya).put(`/api/tickets/${id}/drafts/internal`).send(body);
const written = async () => (await as(priya).get(`/api/tickets/${id}/drafts`)).body;

test("those who may read the note can be mentioned, by name, and nobody else", async () => {
  const { body } = await as(priya).get(`/api/tickets/${id}/mentionable`).expect(200);
  expect(body.data.map(({ full_name: name }: { full_name: string }) => name)).toEqual(["Mei Lin", "Tom Berg"]);
});

test("whoever is mentioned is told once, in the app and by mail; its holder as before; nobody else", async () => {
  const { body } = await note({ mentions: [mei.id, mei.id] }).expect(201);
  expect(body.mentions).toMatchObject([{ id: mei.id, full_name: "Mei Lin" }]);
  await app.jobs.runAll();
  expect(await noticesOf(mei)).toEqual(["mention"]);
  expect(await mailsTo(mei)).toMatchObject([{ template: "staff.mention", html: expect.stringContaining("look") }]);
  expect(await noticesOf(tom)).toEqual(["comment"]);
  for (const other of [priya, foreign, blind, customer, stranger]) expect(await noticesOf(other)).toEqual([]);
  const event = await app.db.one("SELECT data FROM events WHERE type = 'comment.added'");
  expect(event).toMatchObject({ data: { mentions: [mei.id] } });
});

test("a holder who is mentioned is told of that alone, and whoever chose not to hear of it is not told", async () => {
  const me = (await as(mei).get("/api/auth/me")).body;
  const preferences = { ...me.notification_preferences, mention: { in_app: false, email: false } };
  await as(mei).patch("/api/auth/me").send({ notification_preferences: preferences }).expect(200);
  await note({ mentions: [tom.id, mei.id] }).expect(201);
  await app.jobs.runAll();
  expect([await noticesOf(tom), await noticesOf(mei)]).toEqual([["mention"], []]);
});

test("nobody is mentioned who may not read it, nor in a public reply; then nothing is written", async () => {
  for (const { id: other } of [foreign, blind, customer, stranger, { id: 999_999 }])
    expect((await note({ mentions: [other] }).expect(422)).body.errors).toMatchObject([{ field: "mentions" }]);
  await note({ is_internal: false, mentions: [mei.id] }).expect(422);
  const hold = (body: object) =>
    as(priya)
      .post(`/api/tickets/${id}/held-replies`)
      .send({ comment: "x", ...body });
  await hold({ is_internal: true, mentions: [foreign.id], base_message_id: null }).expect(422);
  await hold({ is_internal: false, mentions: [mei.id], base_message_id: null }).expect(422);
  expect(await app.db.rows("SELECT id FROM ticket_comments")).toEqual([]);
  expect((await note({ mentions: [priya.id] }).expect(201)).body.mentions).toEqual([]);
});

test("whoever may no longer see the ticket when the notice is written hears nothing", async () => {
  await note({ mentions: [mei.id] }).expect(201);
  await app.ownerDb.rows("DELETE FROM team_members WHERE person_id = $1", [mei.id]);
  await app.jobs.runAll();
  expect([await noticesOf(mei), await mailsTo(mei)]).toEqual([[], []]);
});

test("a draft keeps its mentions, also of another device, and leaves out who cannot be mentioned", async () => {
  const { body: first } = await saveNote({ body: "@Mei Lin", mentions: [mei.id, foreign.id] }).expect(200);
  expect(first.draft.mentions).toMatchObject([{ id: mei.id }]);
  // It knows nothing of the first one: both stay.
  await saveNote({ body: "@Tom Berg", mentions: [tom.id], rev: 0 }).expect(200);
  const [draft] = (await written()).drafts;
  expect(draft.mentions.map((person: { id: number }) => person.id).sort()).toEqual([mei.id, tom.id].sort());
  const { body: public_ } = await as(priya)
    .put(`/api/tickets/${id}/drafts/public`)
    .send({ body: "@Mei Lin", mentions: [mei.id] })
    .expect(200);
  expect(public_.draft.mentions).toEqual([]);
});

test("a held note keeps them: undone it is a draft with them, sent it tells them, and not before", async () => {
  const body = { comment: "@Mei Lin, look", is_internal: true, mentions: [mei.id], base_message_id: null };
  const hold = async () => (await as(priya).post(`/api/tickets/${id}/held-replies`).send(body).expect(201)).body;
  const undone = await hold();
  expect(undone.mentions).toMatchObject([{ full_name: "Mei Lin" }]);
  await as(priya).delete(`/api/held-replies/${undone.id}`).expect(200);
  expect((await written()).drafts).toMatchObject([{ mentions: [{ id: mei.id }] }]);
  const { id: heldId } = await hold();
  expect(await noticesOf(mei)).toEqual([]);
  await app.clock.advance(5_000);
  await sendHeldReply(app.services, { held_reply_id: heldId });
  await app.jobs.runAll();
  expect(await noticesOf(mei)).toEqual(["mention"]);
});

test("a held note goes out although somebody whom it mentions may no longer see it; they hear nothing", async () => {
  const body = { comment: "@Mei Lin, look", is_internal: true, mentions: [mei.id, tom.id], base_message_id: null };
  const { body: held } = await as(priya).post(`/api/tickets/${id}/held-replies`).send(body).expect(201);
  await app.ownerDb.rows("DELETE FROM team_members WHERE person_id = $1", [mei.id]);
  await app.clock.advance(5_000);
  await sendHeldReply(app.services, { held_reply_id: held.id });
  await app.jobs.runAll();
  expect((await as(priya).get(`/api/tickets/${id}`)).body.comments).toMatchObject([{ mentions: [{ id: tom.id }] }]);
  expect([await noticesOf(mei), await noticesOf(tom)]).toEqual([[], ["mention"]]);
});
