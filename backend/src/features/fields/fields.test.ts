import { afterAll, beforeAll, expect, test } from "@jest/globals";
import {
  buildAdmin,
  buildAgent,
  buildCategory,
  buildCustomer,
  buildField,
  buildTicket,
  type BuiltPerson,
} from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import type { FieldDetail, FieldOption } from "../../contract/index.js";

let app: TestApp;
let admin: BuiltPerson;
let agent: BuiltPerson;
let customer: BuiltPerson;
beforeAll(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  [admin, agent, customer] = [await buildAdmin(app.db), await buildAgent(app.db), await buildCustomer(app.db)];
});
afterAll(() => app.close());

const post = (body: object, by = admin) => app.api.as(by).post("/api/fields").send(body);
const patch = (id: number, body: object, by = admin) => app.api.as(by).patch(`/api/fields/${id}`).send(body);
async function add(body: object): Promise<FieldDetail> {
  const answer = await post(body);
  expect(answer.body.errors).toBeUndefined();
  expect(answer.status).toBe(201);
  return answer.body as FieldDetail;
}
const keysOf = async (by: BuiltPerson, query = "") =>
  ((await app.api.as(by).get(`/api/fields${query}`)).body.data as { key: string }[]).map(({ key }) => key);
const lastEvent = () =>
  app.db.one(
    "SELECT e.type, e.object_kind, e.data, d.data->'changes' AS changes FROM events e LEFT JOIN event_details d ON d.event_id = e.id ORDER BY e.id DESC LIMIT 1",
  );

test("A field is given a key of its label, its options keys of theirs, and stands last; it is on record", async () => {
  const first = await add({ label: "Número de cuenta", type: "text" });
  expect(first).toMatchObject({ key: "numero_de_cuenta", required: "never", audience: "customer_fills", version: 1 });
  const second = await add({
    label: "How did you pay?",
    type: "choice",
    options: [{ label: "By card" }, { label: "By Card " }, { label: "None" }, { label: "現金" }].toSpliced(1, 1),
  });
  expect(second.options.map(({ key }) => key)).toEqual(["by_card", "none_2", "option"]);
  expect(second.position).toBeGreaterThan(first.position);
  expect(await lastEvent()).toMatchObject({
    type: "field.created",
    object_kind: "field",
    data: { key: "how_did_you_pay", name: "How did you pay?" },
    changes: { options: { from: null, to: ["By card", "None", "現金"] } },
  });
});

test("A key is nobody else's and no word of the query language", async () => {
  await add({ label: "Order", key: "order_number", type: "text" });
  const errorOf = async (body: object) => (await post(body)).body.errors?.[0]?.field;
  expect(await errorOf({ label: "Again", key: "order_number", type: "text" })).toBe("key");
  expect(await errorOf({ label: "Status", key: "status", type: "text" })).toBe("key");
  expect(await errorOf({ label: "Bad", key: "Bad-Key", type: "text" })).toBe("key");
  expect((await add({ label: "Status", type: "text" })).key).toBe("status_2");
  expect((await add({ label: "Order number", type: "text" })).key).toBe("order_number_2");
});

test.each([
  [{ type: "choice" }, "options"],
  [{ type: "choice", options: [{ label: "A" }, { label: "a" }] }, "options"],
  [{ type: "choice", options: [{ key: "mine", label: "A" }] }, "options"],
  [{ type: "number", min: 5, max: 1 }, "max"],
  [{ type: "text", max: 1.5 }, "max"],
  [{ type: "text", max: 6000 }, "max"],
  [{ type: "date", earliest: "2026-02-01", latest: "2026-01-01" }, "latest"],
  [{ type: "text", required: "to_file", audience: "customer_reads" }, "required"],
  [{ type: "text", category_ids: [999_999] }, "category_ids"],
])("What cannot be is refused at its place: %j", async (facts, field) => {
  const answer = await post({ label: "Wrong", ...facts });
  expect(answer.status).toBe(422);
  expect(answer.body.errors).toEqual([{ field, message: expect.any(String) }]);
});

test("It is changed by who read it last; options keep their keys and are archived, never lost", async () => {
  const field = await add({ label: "Colour", type: "choice", options: [{ label: "Red" }, { label: "Blue" }] });
  const stale = await app.api.as(admin).patch(`/api/fields/${field.id}`).set("If-Match", '"9"').send({ label: "X" });
  expect(stale).toMatchObject({ status: 412, body: { current: { id: field.id, version: 1 } } });
  const changed = await patch(field.id, { options: [{ key: "blue", label: "Navy" }, { label: "Green" }] });
  expect(changed.body).toMatchObject({
    version: 2,
    options: [
      { key: "blue", label: "Navy", archived: false },
      { key: "green", label: "Green", archived: false },
      { key: "red", label: "Red", archived: true },
    ],
  });
  expect((await patch(field.id, { label: "Colour" })).body.version).toBe(2);
  expect((await patch(field.id, { type: "text" })).body).toMatchObject({ type: "text", options: [], version: 3 });
});

test("A type that tickets answer stays", async () => {
  const category = await buildCategory(app.db);
  const field = await add({ label: "Meter", key: "meter", type: "text", category_ids: [category.id] });
  const filed = await app.api
    .as(customer)
    .post("/api/tickets")
    .send({ subject: "S", description: "D", category_id: category.id, fields: { meter: "A1" } });
  expect(filed.status).toBe(201);
  expect(await patch(field.id, { type: "number" })).toMatchObject({ status: 409, body: { code: "field.in_use" } });
  expect((await patch(field.id, { label: "Meter number", help: "Below the glass" })).status).toBe(200);
});

test("They are put in order by their neighbours, archived and restored", async () => {
  const [a, b] = [await add({ label: "Aa", type: "text" }), await add({ label: "Bb", type: "text" })];
  const move = (id: number, after_id: number | null) =>
    app.api.as(admin).post(`/api/fields/${id}/move`).send({ after_id });
  expect((await move(b.id, null)).status).toBe(200);
  expect((await keysOf(admin))[0]).toBe("bb");
  expect((await move(b.id, a.id)).status).toBe(200);
  expect((await keysOf(admin)).slice(-2)).toEqual(["aa", "bb"]);
  expect(await move(b.id, 999_999)).toMatchObject({ status: 409, body: { code: "field.moved" } });

  expect((await patch(b.id, { archived: true })).body).toMatchObject({ archived: true });
  expect(await lastEvent()).toMatchObject({ type: "field.archived" });
  expect(await keysOf(admin)).not.toContain("bb");
  expect(await keysOf(admin, "?archived=true")).toContain("bb");
  expect(await keysOf(agent, "?archived=true")).not.toContain("bb");
  expect((await patch(b.id, { archived: false })).body).toMatchObject({ archived: false });
});

test("Only who arranges the desk changes them; customers see those for them, in their language", async () => {
  const secret = await add({ label: "Fraud", key: "fraud", type: "yes_no", audience: "staff" });
  const open = await add({
    label: "Size",
    key: "size",
    type: "choice",
    options: [{ label: "Small" }],
    texts: [{ language: "de", label: "Größe", help: null, options: [{ key: "small", label: "Klein" }] }],
  });
  for (const by of [agent, customer]) {
    expect((await post({ label: "No", type: "text" }, by)).status).toBe(403);
    expect((await patch(open.id, { label: "No" }, by)).status).toBe(403);
    expect((await app.api.as(by).get(`/api/fields/${open.id}`)).status).toBe(403);
  }
  expect(await keysOf(agent)).toContain("fraud");
  expect(await keysOf(customer)).not.toContain("fraud");
  await app.db.rows("UPDATE people SET locale = 'de-AT' WHERE id = $1", [customer.id]);
  const shown = (await app.api.as(customer).get("/api/fields")).body.data as { key: string; label: string }[];
  expect(shown.find(({ key }) => key === "size")).toMatchObject({
    label: "Größe",
    fill: true,
    options: [{ key: "small", label: "Klein" }],
  });
  expect((await app.api.as(agent).get(`/api/fields/${secret.id}`)).status).toBe(403);
});

test("Of two who change a field at once one is told what it has become, and nothing of either is lost unseen", async () => {
  const id = await buildField(app.services, {
    key: "paid",
    type: "choice",
    options: [{ label: "Card" }, { label: "Cash" }],
  });
  const { version, options } = (await app.api.as(admin).get(`/api/fields/${id}`).expect(200)).body;
  const send = (body: object) =>
    app.api.as(admin).patch(`/api/fields/${id}`).set("If-Match", `"${version}"`).send(body);
  const answers = await Promise.all([
    send({ label: "How was it paid?" }),
    send({ options: [...options.map(({ key, label }: FieldOption) => ({ key, label })), { label: "Voucher" }] }),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  const refused = answers.find(({ status }) => status === 412);
  // Whoever came second is shown the field as the first left it, and both changes stand once they send theirs again.
  expect(refused?.body.current).toMatchObject({ id, version: version + 1 });
  const again =
    answers[0]?.status === 412 ? { label: "How was it paid?" } : { options: [...options, { label: "Voucher" }] };
  await app.api
    .as(admin)
    .patch(`/api/fields/${id}`)
    .set("If-Match", `"${version + 1}"`)
    .send(again)
    .expect(200);
  expect((await app.api.as(admin).get(`/api/fields/${id}`)).body).toMatchObject({
    label: "How was it paid?",
    options: [{ label: "Card" }, { label: "Cash" }, { label: "Voucher" }],
  });
});

test("A type that changes while a ticket answers: one of the two is refused, and no answer is of another type than its field", async () => {
  const id = await buildField(app.services, { key: "count" });
  const ticket = await buildTicket(app.services);
  const [typed, answered] = await Promise.all([
    app.api.as(admin).patch(`/api/fields/${id}`).send({ type: "number" }),
    app.api
      .as(admin)
      .patch(`/api/tickets/${ticket.id}`)
      .send({ fields: { count: "many" } }),
  ]);
  expect([typed.status, answered.status]).toEqual(typed.status === 200 ? [200, 422] : [409, 200]);
  const [row] = await app.db.rows<{ type: string; text: string | null }>(
    "SELECT f.type, v.text FROM custom_fields f LEFT JOIN ticket_field_values v ON v.field_id = f.id WHERE f.id = $1",
    [id],
  );
  expect(row).toEqual(typed.status === 200 ? { type: "number", text: null } : { type: "text", text: "many" });
});
