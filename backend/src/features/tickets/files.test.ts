import { afterAll, beforeAll, expect, test } from "@jest/globals";
import {
  buildAdmin,
  buildAgent,
  buildCategory,
  buildCustomer,
  buildPersonWith,
  buildTicket,
  type BuiltPerson,
} from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";

let app: TestApp;
let customer: BuiltPerson, agent: BuiltPerson;
beforeAll(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  [customer, agent] = [await buildCustomer(app.db), await buildAgent(app.db)];
});
afterAll(() => app.close());

const upload = async (person: BuiltPerson, name = "receipt.txt"): Promise<string> =>
  (await app.api.as(person).post("/api/attachments").attach("files", Buffer.from("Paid in full"), name)).body.data[0]
    .id;
const read = async (person: BuiltPerson, id: number) => (await app.api.as(person).get(`/api/tickets/${id}`)).body;

test("A complaint claims what its author uploaded, and nobody else's files", async () => {
  const { id: category_id } = await buildCategory(app.db);
  const file = (ids: string[]) =>
    app.api
      .as(customer)
      .post("/api/tickets")
      .send({ subject: "S", description: "D", category_id, attachment_ids: ids });
  const own = await upload(customer);
  const foreign = await upload(agent);
  expect((await file([own, foreign])).body.errors[0].field).toBe("attachment_ids");
  const filed = await file([own]);
  expect(filed.body.attachments.map((attachment: { id: string }) => attachment.id)).toEqual([own]);
  expect((await file([own])).status).toBe(422); // it has its ticket
  expect((await app.api.as(agent).get(`/api/attachments/${own}`)).status).toBe(200);
  expect((await app.api.as(await buildCustomer(app.db)).get(`/api/attachments/${own}`)).status).toBe(404);
});

test("A note's file does not exist for the customer; a reply's hangs on the reply for both", async () => {
  const { id } = await buildTicket(app.services, { customerId: customer.id });
  const [noted, said] = [await upload(agent, "suspicion.txt"), await upload(agent, "answer.txt")];
  const write = (comment: string, is_internal: boolean, attachment: string) =>
    app.api
      .as(agent)
      .post(`/api/tickets/${id}/comments`)
      .send({ comment, is_internal, attachment_ids: [attachment] });
  expect((await write("See the file", true, noted)).body.attachments[0].id).toBe(noted);
  await write("Here it is", false, said);

  const seen = await read(customer, id);
  expect(seen.attachments.map((attachment: { id: string }) => attachment.id)).toEqual([said]);
  expect(seen.comments[0].attachments[0].file_name).toBe("answer.txt");
  const listed = (await app.api.as(customer).get(`/api/tickets/${id}/attachments`)).body.data;
  expect(listed.map((attachment: { id: string }) => attachment.id)).toEqual([said]);
  expect((await app.api.as(customer).get(`/api/attachments/${noted}`)).status).toBe(404);
  expect((await app.api.as(agent).get(`/api/attachments/${noted}`)).status).toBe(200);
});

test("POST /tickets/:id/attachments adds files that both sides see, and none to a closed ticket", async () => {
  const { id } = await buildTicket(app.services, { customerId: customer.id });
  const send = (ticketId: number) =>
    app.api.as(customer).post(`/api/tickets/${ticketId}/attachments`).attach("files", Buffer.from("More"), "more.txt");
  expect((await send(id)).body.data[0].file_name).toBe("more.txt");
  const ticket = await read(agent, id);
  expect(ticket.attachments).toHaveLength(1);
  expect(ticket.timeline.at(-1)).toMatchObject({ type: "ticket.attached", data: { files: ["more.txt"] } });
  const closed = await buildTicket(app.services, { customerId: customer.id, status: "closed" });
  expect((await send(closed.id)).body.code).toBe("ticket.closed");
});

test("Files for a ticket that is not there for the caller, or that they may not answer, are not even taken in", async () => {
  const { id } = await buildTicket(app.services, { customerId: customer.id });
  const { storage } = app.services;
  const write = storage.write.bind(storage);
  let written = 0;
  storage.write = (content) => {
    written += 1;
    return write(content);
  };
  try {
    const post = async (person: BuiltPerson, ticket: number) =>
      (
        await app.api
          .as(person)
          .post(`/api/tickets/${ticket}/attachments`)
          .attach("files", Buffer.from("x".repeat(1_000)), "note.txt")
      ).status;
    expect(await post(await buildCustomer(app.db), id)).toBe(404);
    expect(await post(customer, 999_999)).toBe(404);
    expect(await post(await buildPersonWith(app.db, { permissions: ["ticket.note"] }), id)).toBe(403);
    expect(written).toBe(0);
    expect(await post(customer, id)).toBe(201);
    expect(written).toBe(1);
  } finally {
    storage.write = write;
  }
});

test("A ticket that is hidden while files for it arrive takes none of them, and none is left behind", async () => {
  const { id } = await buildTicket(app.services, { customerId: customer.id });
  const { storage } = app.services;
  const write = storage.write.bind(storage);
  const kept = async () => {
    const keys: string[] = [];
    for await (const { key } of storage.list()) keys.push(key);
    return keys.sort();
  };
  const before = await kept();
  storage.write = async (content) => {
    await app.db.rows("UPDATE tickets SET hidden_at = app_now() WHERE id = $1", [id]);
    return write(content);
  };
  try {
    const sent = app.api.as(await buildAdmin(app.db)).post(`/api/tickets/${id}/attachments`);
    const { status } = await sent.attach("files", Buffer.from("late"), "late.txt");
    expect([status, await kept()]).toEqual([403, before]);
  } finally {
    storage.write = write;
  }
});
