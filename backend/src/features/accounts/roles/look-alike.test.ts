import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { buildAdmin, type BuiltPerson } from "../../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";

let app: TestApp;
let admin: BuiltPerson;
beforeAll(async () => {
  app = await startTestApp();
  admin = await buildAdmin(app.db);
});
afterAll(() => app.close());

const make = (name: string) =>
  app.api.as(admin).post("/api/roles").send({ name, description: null, is_staff: true, sees: "all", permissions: [] });
const onName = (message: string) => [{ field: "name", message: expect.stringContaining(message) }];

test.each([
  ["a Cyrillic A", "\u0410dmin", "one script"],
  ["all but Latin letters", "\u0430\u0501\u043C\u0456\u043F", "Admin"],
  ["wide letters", "Ａｄｍｉｎ", "Admin"],
  ["letters of mathematics", "𝐀dmin", "Admin"],
  ["a number for a letter", "Cust0mer", "Customer"],
  ["something that nobody sees", "Admin\u200B", "invisible"],
  ["a turn", "\u202Enimda", "invisible"],
])("a role that passes for a built-in one by %s is refused", async (_what, name, message) => {
  const answer = await make(name);
  expect([answer.status, answer.body.errors]).toEqual([422, onName(message)]);
});

test("nor may one that is there be renamed so; one's own name stays possible, and names in any script are", async () => {
  const { body } = await make("Обработка жалоб").expect(201);
  await make("فريق الشكاوى").expect(201);
  const rename = (name: string) => app.api.as(admin).patch(`/api/roles/${body.id}`).send({ name });
  expect((await rename("Agеnt")).status).toBe(422);
  expect((await rename("Cust0mer")).body.errors).toEqual(onName("Customer"));
  expect((await rename("Аԍent".replace("Аԍ", "\u0410g"))).body.errors).toEqual(onName("one script"));
  expect((await rename("Обработка Жалоб")).status).toBe(200);
});
