import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { buildDepartment } from "../../../../test/factories/index.js";
import type { Writing } from "../../../contract/index.js";
import { sendHeldReply } from "../../workspace/index.js";
import { startSplitDesk, type SplitDesk } from "./testing/split-desk.js";

let desk: SplitDesk;
let app: SplitDesk["app"];
let a: number, fresh: number, asked: number;
beforeAll(async () => {
  desk = await startSplitDesk();
  ({ app } = desk);
});
afterAll(() => desk.app.close());
beforeEach(async () => {
  a = await desk.file();
  asked = await desk.say(desk.customer, a, "And the bill");
  fresh = (await desk.begin(a, asked)).id;
  app.hints.length = 0;
});

type Person = SplitDesk["agent"];
const save = async (who: Person, id: number, body: object, mode = "public") =>
  (await app.api.as(who).put(`/api/tickets/${id}/drafts/${mode}`).send(body).expect(200)).body.draft;
const writing = async (who: Person, id: number): Promise<Writing> =>
  (await app.api.as(who).get(`/api/tickets/${id}/drafts`).expect(200)).body;
const draftsOf = async (who: Person, id: number) => (await writing(who, id)).drafts;
const upload = async (who: Person, name: string): Promise<string> =>
  (await app.api.as(who).post("/api/attachments").attach("files", Buffer.from("Hello"), name).expect(201)).body.data[0]
    .id;
const takeBack = async () => {
  await desk.unsplit(desk.agent, fresh).expect(200);
  await app.jobs.runAll();
};

test("What anybody was writing to the new ticket is where the messages are again, and their devices hear of it", async () => {
  const { agent, admin } = desk;
  const file = await upload(agent, "copy.txt");
  await save(agent, fresh, { body: "Dear Luis, about the bill", attachment_ids: [file] });
  await save(agent, fresh, { body: "Ask accounting" }, "internal");
  await save(admin, fresh, { body: "I would say" });
  app.hints.length = 0;
  await takeBack();
  expect(await draftsOf(agent, a)).toMatchObject([
    // They have read the message with which the ticket began: it is no news to them.
    { body: "Dear Luis, about the bill", attachments: [{ id: file }], base_message_id: asked, others: [] },
    { body: "Ask accounting", mode: "internal" },
  ]);
  expect(await draftsOf(admin, a)).toMatchObject([{ body: "I would say" }]);
  const marks = (await app.api.as(agent).get("/api/drafts").expect(200)).body.data;
  expect(marks.filter((mark: { ticket_id: number }) => [a, fresh].includes(mark.ticket_id))).toHaveLength(2);
  const told = app.hints.filter(({ hint }) => hint.type === "draft");
  expect(told).toMatchObject([
    { rooms: [`person:${agent.id}`], hint: { items: [{ id: a }] } },
    { rooms: [`person:${agent.id}`], hint: { items: [{ id: a }] } },
    { rooms: [`person:${admin.id}`], hint: { items: [{ id: a }] } },
  ]);
});

test("Beside what its writer has there already, which stays as it is; no file and no older text is lost", async () => {
  const { agent } = desk;
  const [copy, scan] = [await upload(agent, "copy.txt"), await upload(agent, "scan.txt")];
  await save(agent, a, { body: "About the router", attachment_ids: [scan] });
  await save(agent, fresh, { body: "A first try" });
  await save(agent, fresh, { body: "Dear Luis, about the bill", attachment_ids: [copy] });
  await takeBack();
  const [draft, ...more] = await draftsOf(agent, a);
  expect(more).toEqual([]);
  expect(draft).toMatchObject({ body: "About the router", others: { length: 2 } });
  expect(draft?.others.map(({ body }) => body)).toEqual(["A first try", "Dear Luis, about the bill"]);
  expect(draft?.attachments.map(({ id }) => id).sort()).toEqual([copy, scan].sort());
  const asked = draft?.others[1];
  const settled = await save(agent, a, { body: "All of it", rev: draft?.rev, drop_others: [asked?.id] });
  expect(settled.others).toMatchObject([{ body: "A first try" }]);
});

test("Whoever may not see the other ticket keeps theirs where it was, and learns nothing of it", async () => {
  const { agent, admin } = desk;
  const department = await buildDepartment(app.db);
  await app.ownerDb.rows("UPDATE tickets SET department_id = $2 WHERE id = $1", [a, department.id]);
  await app.api.as(agent).get(`/api/tickets/${a}`).expect(404);
  await save(agent, fresh, { body: "Mine" });
  await desk.unsplit(admin, fresh).expect(200);
  await app.jobs.runAll();
  expect(
    await app.db.rows("SELECT ticket_id AS id, body FROM drafts WHERE person_id = $1 AND body = 'Mine'", [agent.id]),
  ).toEqual([{ id: fresh, body: "Mine" }]);
});

test("While a message is held there it is not taken back; taken back itself, the message is a draft that comes along", async () => {
  const { agent, customer, admin } = desk;
  const hold = async (comment: string): Promise<number> =>
    (
      await app.api
        .as(agent)
        .post(`/api/tickets/${fresh}/held-replies`)
        .send({ comment, base_message_id: null })
        .expect(201)
    ).body.id;
  const first = await hold("Not yet");
  for (const who of [agent, admin])
    expect((await desk.unsplit(who, fresh).expect(409)).body.code).toBe("ticket.split_went_on");
  await app.api.as(agent).delete(`/api/held-replies/${first}`).expect(200);
  await takeBack();
  expect(await draftsOf(agent, a)).toMatchObject([{ body: "Not yet" }]);

  asked = await desk.say(customer, a, "Else");
  fresh = (await desk.begin(a, asked)).id;
  await sendHeldReply(app.services, { held_reply_id: await hold("Dear Luis") });
  expect(await desk.words(customer, fresh)).toEqual(["Dear Luis"]);
});
