import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { buildAdmin, type BuiltPerson } from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";

let app: TestApp;
let admin: BuiltPerson;
let other: number;
beforeEach(async () => {
  app = await startTestApp();
  admin = await buildAdmin(app.db);
  other = (await app.db.one<{ id: number }>("SELECT id FROM categories"))?.id ?? 0;
});
afterEach(() => app.close());

const patch = (id: number, body: object) => app.api.as(admin).patch(`/api/categories/${id}`).send(body);
const add = async (name: string, facts: object = {}) =>
  (
    await app.api
      .as(admin)
      .post("/api/categories")
      .send({ name, ...facts })
  ).body as { id: number };
const refused = { status: 409, body: { code: "category.last_usable" } };

test("the last category that customers can choose is neither archived nor made non-public", async () => {
  expect(await patch(other, { archived: true })).toMatchObject(refused);
  expect(await patch(other, { public: false })).toMatchObject(refused);
  // One for staff alone does not stand in for it, nor does one below such a one.
  const inner = await add("Staff matters", { public: false });
  await add("Below", { parent_id: inner.id });
  expect(await patch(other, { archived: true })).toMatchObject(refused);
  const move = await app.api
    .as(admin)
    .post(`/api/categories/${other}/move`)
    .send({ parent_id: inner.id, after_id: null });
  expect(move).toMatchObject(refused);
  await patch(inner.id, { public: true });
  expect((await patch(other, { archived: true })).status).toBe(200);
});

test("of two who archive the last two at once, one is refused", async () => {
  const second = await add("Second");
  const answers = await Promise.all([patch(other, { archived: true }), patch(second.id, { archived: true })]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test("archiving what it lies below counts too", async () => {
  const top = await add("Top");
  await add("Only one", { parent_id: top.id });
  await patch(other, { archived: true });
  expect(await patch(top.id, { archived: true })).toMatchObject(refused);
  expect(await app.db.one("SELECT count(*) FROM categories WHERE archived_at IS NULL")).toEqual({ count: 2 });
});
