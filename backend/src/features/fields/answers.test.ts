import { afterAll, beforeAll, expect, test } from "@jest/globals";
import {
  buildAdmin,
  buildAgent,
  buildCategory,
  buildCustomer,
  buildField,
  type BuiltPerson,
} from "../../../test/factories/index.js";
import { mailedCode } from "../../../test/mailed-code.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import { someone, visitorOf } from "../../../test/visitor.js";
import type { TicketDetail } from "../../contract/index.js";

let app: TestApp;
let admin: BuiltPerson;
let agent: BuiltPerson;
let customer: BuiltPerson;
/** `below` lies in the branch of `billing`; in `other` nothing is asked but what is asked everywhere. */
let billing: number;
let below: number;
let other: number;
beforeAll(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  [admin, agent, customer] = [await buildAdmin(app.db), await buildAgent(app.db), await buildCustomer(app.db)];
  billing = (await buildCategory(app.db)).id;
  below = (await app.api.as(admin).post("/api/categories").send({ name: "Refunds", parent_id: billing })).body.id;
  other = (await buildCategory(app.db)).id;
  const options = [{ label: "Card" }, { label: "Cash" }, { label: "Transfer" }];
  const asked = { categoryIds: [billing] };
  const build = (key: string, more: Partial<Parameters<typeof buildField>[1]>) =>
    buildField(app.services, { key, ...asked, ...more });
  await build("invoice", { required: "to_file", label: "Invoice number" });
  await build("amount", { type: "number", decimals: 2, minimum: 0 });
  await build("paid_on", { type: "date" });
  await build("payment", { type: "choice", options });
  await build("wishes", { type: "multi_choice", options });
  await build("again", { type: "yes_no" });
  await build("answer_by", { type: "date", audience: "customer_reads" });
  await build("fraud", { label: "Suspicion", audience: "staff" });
  await build("cause", { type: "choice", options, audience: "staff", required: "to_resolve" });
});
afterAll(() => app.close());

const complaint = { subject: "Charged twice", description: "In March." };
const file = (fields: object, by = customer, more: object = {}) =>
  app.api
    .as(by)
    .post("/api/tickets")
    .send({ ...complaint, category_id: billing, fields, ...more });
const change = (id: number, body: object, by = agent) => app.api.as(by).patch(`/api/tickets/${id}`).send(body);
const read = async (id: number, by = agent) => (await app.api.as(by).get(`/api/tickets/${id}`)).body as TicketDetail;
const valuesOf = (ticket: Pick<TicketDetail, "fields">) =>
  Object.fromEntries(ticket.fields.filter(({ value }) => value !== null).map(({ key, value }) => [key, value]));
const wrong = (answer: { body: { errors?: { field: string }[] } }) => answer.body.errors?.map(({ field }) => field);
async function filed(fields: object = {}): Promise<TicketDetail> {
  const answer = await file({ invoice: "R-1", ...fields });
  expect(answer.body.errors).toBeUndefined();
  return answer.body as TicketDetail;
}

const all = {
  invoice: "R-2026/7",
  amount: 19.9,
  paid_on: "2026-02-28",
  payment: "card",
  wishes: ["cash", "transfer"],
  again: false,
};

test("A complaint is filed with its answers of every kind, and they come back as they went in", async () => {
  const ticket = await filed({ ...all, wishes: ["transfer", "cash", "cash"] });
  expect(valuesOf(ticket)).toEqual(all);
  expect(valuesOf(await read(ticket.id))).toEqual(all);
  expect(ticket.fields.find(({ key }) => key === "invoice")).toMatchObject({ applies: true, edit: true, public: true });
  expect(await app.db.one("SELECT count(*) FROM ticket_field_values WHERE ticket_id = $1", [ticket.id])).toEqual({
    count: 7,
  });
});

test("What is wrong is said at each field, and nothing is filed", async () => {
  const before = await app.db.one("SELECT count(*) FROM tickets");
  const answer = await file({ amount: -1, paid_on: "soon", payment: "gold", again: "yes", nothing: 1, fraud: "x" });
  expect(answer.status).toBe(422);
  expect(wrong(answer)).toEqual([
    "fields.amount",
    "fields.paid_on",
    "fields.payment",
    "fields.again",
    "fields.nothing",
    "fields.fraud",
    "fields.invoice",
  ]);
  const messages = Object.fromEntries(
    answer.body.errors.map(({ field, message }: { field: string; message: string }) => [field, message]),
  );
  // A field for staff is to a customer like one that there is not.
  expect(messages["fields.fraud"]).toBe(messages["fields.nothing"]);
  expect(await app.db.one("SELECT count(*) FROM tickets")).toEqual(before);
});

test("A field is asked in its categories and all that lies below them, and nowhere else", async () => {
  expect(wrong(await file({}, customer, { category_id: below }))).toEqual(["fields.invoice"]);
  expect((await file({ invoice: "R-3" }, customer, { category_id: below })).status).toBe(201);
  expect((await file({}, customer, { category_id: other })).status).toBe(201);
  expect(wrong(await file({ invoice: "R-3" }, customer, { category_id: other }))).toEqual(["fields.invoice"]);
  expect((await file({ invoice: "" }, customer, { category_id: other })).status).toBe(201);
});

test("What is needed to file is asked of whoever can answer it", async () => {
  const triage = await buildField(app.services, {
    key: "triage",
    audience: "staff",
    required: "to_file",
    categoryIds: [below],
  });
  const inBelow = { category_id: below };
  expect((await file({ invoice: "R-4" }, customer, inBelow)).status).toBe(201);
  const forCustomer = { ...inBelow, customer_id: customer.id, channel: "phone" };
  expect(wrong(await file({}, agent, forCustomer))).toEqual(["fields.invoice", "fields.triage"]);
  expect((await file({ invoice: "R-4", triage: "soon" }, agent, forCustomer)).status).toBe(201);
  // In a complaint of their own staff are asked as customers are.
  expect((await file({ invoice: "R-4" }, agent, inBelow)).status).toBe(201);
  await app.api.as(admin).patch(`/api/fields/${triage}`).send({ archived: true });
});

test("A guest is asked too, told before the code is mailed, and sees no field of the desk's", async () => {
  const visitor = visitorOf(app, billing);
  const topics = await app.api.anonymous().get("/api/guest/topics");
  expect(topics.body.fields.map(({ key }: { key: string }) => key)).toEqual(Object.keys(all));
  const email = someone();
  expect(wrong(await visitor.write(email))).toEqual(["fields.invoice"]);
  expect(wrong(await visitor.write(email, { fields: { invoice: "R", fraud: "x" } }))).toEqual(["fields.fraud"]);
  const draft = await visitor.write(email, { fields: { invoice: "R-5", payment: "cash" } });
  expect(draft.status).toBe(202);
  // Meanwhile another answer has become needed: the complaint is not lost for that.
  const late = await buildField(app.services, { key: "late", required: "to_file", categoryIds: [billing] });
  const access = await visitor.confirm(draft.body.draft, (await mailedCode(app, email)).code);
  const seen = await app.api
    .anonymous()
    .get(`/api/tickets/${access.body.number}`)
    .set("Authorization", `Bearer ${access.body.token}`);
  expect(valuesOf(seen.body)).toEqual({ invoice: "R-5", payment: "cash" });
  expect(seen.body.fields.filter(({ edit }: { edit: boolean }) => edit)).toEqual([]);
  expect(JSON.stringify(seen.body)).not.toMatch(/fraud|Suspicion|cause/);
  await app.api.as(admin).patch(`/api/fields/${late}`).send({ archived: true });
});

test("Staff change answers; the timeline says from what to what, and a customer learns of theirs alone", async () => {
  const { id } = await filed({ payment: "card" });
  const changed = await change(id, { fields: { payment: "cash", fraud: "Twice this week", answer_by: "2026-03-09" } });
  expect(valuesOf(changed.body)).toEqual({
    invoice: "R-1",
    payment: "cash",
    fraud: "Twice this week",
    answer_by: "2026-03-09",
  });
  const told = (ticket: TicketDetail) => ticket.timeline.at(-1)?.data;
  expect(told(changed.body)).toEqual({
    changes: {
      "fields.payment": { label: "payment", from: "Card", to: "Cash" },
      "fields.answer_by": { label: "answer_by", from: null, to: "2026-03-09" },
      "fields.fraud": { label: "Suspicion", from: null, to: "Twice this week" },
    },
  });
  const seen = await read(id, customer);
  expect(told(seen)).toEqual({
    changes: {
      "fields.payment": { label: "payment", from: "Card", to: "Cash" },
      "fields.answer_by": { label: "answer_by", from: null, to: "2026-03-09" },
    },
  });
  expect(JSON.stringify(seen)).not.toMatch(/fraud|Suspicion|Twice this week|"cause"/);

  // Made public later, it tells nothing of what was the desk's own business before.
  const fraud = (await app.api.as(admin).get("/api/fields")).body.data.find(
    ({ key }: { key: string }) => key === "fraud",
  );
  await app.api.as(admin).patch(`/api/fields/${fraud.id}`).send({ audience: "customer_reads" });
  const now = await read(id, customer);
  expect(valuesOf(now)).toMatchObject({ fraud: "Twice this week" });
  expect(JSON.stringify(now.timeline)).not.toContain("Twice this week");
  await app.api.as(admin).patch(`/api/fields/${fraud.id}`).send({ audience: "staff" });

  const audit = await app.db.one(
    "SELECT data, d.data->'changes' AS changes FROM (SELECT * FROM events WHERE ticket_id = $1 ORDER BY id DESC LIMIT 1) e JOIN event_details d ON d.event_id = e.id".replace(
      "SELECT data,",
      "SELECT e.data,",
    ),
    [id],
  );
  expect(audit).toMatchObject({
    data: { changes: {}, answers: expect.arrayContaining([{ key: "fraud", public: false }]) },
    changes: { "fields.fraud": { from: null, to: "Twice this week" } },
  });
});

test("What is so already is no change; a version that was changed meanwhile is refused", async () => {
  const { id, version } = await filed({ amount: 5 });
  expect((await change(id, { fields: { amount: 5, again: null } })).body.version).toBe(version);
  expect((await change(id, { fields: { amount: 6 } })).body.version).toBe(version + 1);
  const stale = await app.api
    .as(agent)
    .patch(`/api/tickets/${id}`)
    .set("If-Match", `"${version}"`)
    .send({ fields: { amount: 7 } });
  expect(stale.status).toBe(412);
  expect(valuesOf(await read(id))).toMatchObject({ amount: 6 });
});

test("Customers correct their own answers while it is new, and read what is the desk's to fill in", async () => {
  const { id } = await filed();
  expect((await change(id, { fields: { amount: 3 } }, customer)).status).toBe(200);
  expect(wrong(await change(id, { fields: { answer_by: "2026-03-09" } }, customer))).toEqual(["fields.answer_by"]);
  expect(wrong(await change(id, { fields: { fraud: "x" } }, customer))).toEqual(["fields.fraud"]);
  expect(wrong(await change(id, { fields: { invoice: "" } }, customer))).toEqual(["fields.invoice"]);
  await app.api.as(agent).patch(`/api/tickets/${id}/status`).send({ status: "in_progress" });
  const late = await change(id, { fields: { amount: 4 } }, customer);
  expect(late).toMatchObject({ status: 409, body: { code: "ticket.not_editable" } });
  expect((await read(id, customer)).fields.every(({ edit }) => !edit)).toBe(true);
  const stranger = await buildCustomer(app.db);
  expect((await change(id, { fields: { amount: 4 } }, stranger)).status).toBe(404);
});

test("Another category keeps what was answered; it can be taken away, and comes back with the category", async () => {
  const { id } = await filed({ payment: "card" });
  const moved = (await change(id, { category_id: other })).body as TicketDetail;
  expect(valuesOf(moved)).toEqual({ invoice: "R-1", payment: "card" });
  expect(moved.fields.every(({ applies, edit }) => !applies && !edit)).toBe(true);
  expect(wrong(await change(id, { fields: { payment: "cash" } }))).toEqual(["fields.payment"]);
  expect((await change(id, { fields: { payment: null } })).status).toBe(200);
  const back = (await change(id, { category_id: billing, fields: { amount: 2 } })).body as TicketDetail;
  expect(valuesOf(back)).toEqual({ invoice: "R-1", amount: 2 });
});

test("A ticket is not resolved before what is needed for that is answered, whoever tries and however", async () => {
  const { id } = await filed();
  const resolve = () =>
    app.api.as(agent).patch(`/api/tickets/${id}/status`).send({ status: "resolved", comment: "Done" });
  const refused = await resolve();
  expect(refused.status).toBe(422);
  expect(wrong(refused)).toEqual(["fields.cause"]);
  expect((await read(id)).comments).toEqual([]);
  const held = await app.api
    .as(agent)
    .post(`/api/tickets/${id}/held-replies`)
    .send({ comment: "Done", set_status: "resolved", base_message_id: null });
  expect(wrong(held)).toEqual(["fields.cause"]);
  const bulk = await app.api
    .as(agent)
    .post("/api/tickets/bulk")
    .send({ ids: [id], changes: { status: "resolved" } });
  expect(bulk.body.data).toMatchObject([{ ok: false, message: "cause: answer this before the ticket is resolved" }]);
  await change(id, { fields: { cause: "cash" } });
  expect((await resolve()).body.status).toBe("resolved");
});

test("A list holds the answers it was asked for, as far as its reader may see them", async () => {
  const { id } = await filed({ amount: 12.5 });
  const list = (by: BuiltPerson, fields: string) => app.api.as(by).get(`/api/tickets?ids=${id}&fields=${fields}`);
  expect((await app.api.as(agent).get(`/api/tickets?ids=${id}`)).body.data[0]).not.toHaveProperty("answers");
  expect((await list(agent, "amount,fraud")).body.data[0].answers).toEqual({ amount: 12.5, fraud: null });
  expect((await list(customer, "amount")).body.data[0].answers).toEqual({ amount: 12.5 });
  for (const key of ["fraud", "nothing"]) expect((await list(customer, key)).status).toBe(422);
});

test("An option that was archived stays on its tickets and is chosen on no other", async () => {
  const id = await buildField(app.services, {
    key: "shop",
    type: "choice",
    options: [{ label: "Old" }, { label: "New" }],
  });
  const ticket = await filed({ shop: "old" });
  await app.api
    .as(admin)
    .patch(`/api/fields/${id}`)
    .send({ options: [{ key: "new", label: "New" }] });
  expect((await change(ticket.id, { fields: { shop: "old", amount: 1 } })).status).toBe(200);
  expect(valuesOf(await read(ticket.id))).toMatchObject({ shop: "old", amount: 1 });
  expect(wrong(await file({ invoice: "R", shop: "old" }))).toEqual(["fields.shop"]);
  await app.api.as(admin).patch(`/api/fields/${id}`).send({ archived: true });
  expect((await read(ticket.id)).fields.find(({ key }) => key === "shop")).toMatchObject({ applies: false });
});
