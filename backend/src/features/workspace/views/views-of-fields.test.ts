import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { buildAdmin, buildAgent, buildField, buildTicket, type BuiltPerson } from "../../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";
import type { SavedView, ViewCount } from "../../../contract/index.js";

/** A saved view goes on to answer whatever becomes of the fields that it asks for, or says what it cannot find any more. */
let app: TestApp;
let admin: BuiltPerson, agent: BuiltPerson;
beforeAll(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  [admin, agent] = [await buildAdmin(app.db), await buildAgent(app.db)];
});
afterAll(() => app.close());

const save = async (q: string) =>
  ((await app.api.as(agent).post("/api/views").send({ scope: "personal", name: q, q }).expect(201)).body as SavedView)
    .id;
const counted = async (id: number) =>
  ((await app.api.as(agent).get("/api/views/counts").expect(200)).body.data as ViewCount[]).find(
    (one) => one.id === id,
  );
const list = (q: string) => app.api.as(agent).get("/api/tickets").query({ q });
const change = (id: number, body: object) => app.api.as(admin).patch(`/api/fields/${id}`).send(body).expect(200);

test("A field and an option that were put away are found as before, on the tickets that have them", async () => {
  const field = await buildField(app.services, {
    key: "paid",
    type: "choice",
    options: [{ label: "Card" }, { label: "Cash" }],
  });
  const { id } = await buildTicket(app.services);
  await app.api
    .as(agent)
    .patch(`/api/tickets/${id}`)
    .send({ fields: { paid: "cash" } })
    .expect(200);
  const view = await save("paid:cash");
  expect(await counted(view)).toMatchObject({ count: 1 });

  await change(field, { options: [{ key: "card", label: "Card" }] });
  expect(await counted(view)).toMatchObject({ count: 1 });
  await change(field, { archived: true, label: "Paid how?" });
  expect(await counted(view)).toMatchObject({ count: 1 });
  expect((await list("paid:cash").expect(200)).body.data).toMatchObject([{ id }]);
});

test("A field of another type now: the view has no number, and its list says at its place what is wrong", async () => {
  const field = await buildField(app.services, { key: "size", type: "number" });
  const view = await save("size>5 status:open");
  expect(await counted(view)).toMatchObject({ count: 0 });

  await change(field, { type: "yes_no" });
  expect((await counted(view))?.count ?? null).toBeNull();
  const { body } = await list("size>5 status:open").expect(422);
  expect(body.query_errors).toMatchObject([
    { code: "operator_not_allowed", from: 4, suggestion: ":" },
    { code: "unknown_value", from: 5 },
  ]);
  expect(body.errors).toMatchObject([{ field: "q" }]);
  // It can be opened, mended and saved.
  expect((await app.api.as(agent).get(`/api/views/${view}`).expect(200)).body).toMatchObject({
    q: "size>5 status:open",
  });
  await app.api.as(agent).patch(`/api/views/${view}`).send({ q: "size:yes" }).expect(200);
  expect(await counted(view)).toMatchObject({ count: 0 });
});

test("Answers are columns: of a field there is and the reader may see; one that was put away later stays with the view", async () => {
  const field = await buildField(app.services, { key: "meter", type: "text" });
  const post = (columns: string[]) =>
    app.api.as(agent).post("/api/views").send({ scope: "personal", name: "Meters", q: "", columns });
  const { body } = await post(["number", "fields.meter"]).expect(201);
  expect(body).toMatchObject({ columns: ["number", "fields.meter"] });
  for (const wrong of ["fields.nothing", "fields.", "meter"])
    expect((await post(["number", wrong]).expect(422)).body.errors).toMatchObject([
      { field: expect.stringContaining("columns") },
    ]);
  const many = Array.from({ length: 21 }, (_, n) => `fields.meter_${n}`);
  expect((await post(many).expect(422)).body.errors).toMatchObject([
    { field: "columns", message: expect.stringContaining("at most 20") },
  ]);

  await change(field, { archived: true });
  expect((await post(["fields.meter"]).expect(422)).body.errors).toMatchObject([{ field: "columns" }]);
  const renamed = await app.api
    .as(agent)
    .patch(`/api/views/${body.id}`)
    .send({ columns: ["fields.meter"] })
    .expect(200);
  expect(renamed.body).toMatchObject({ columns: ["fields.meter"] });
});
