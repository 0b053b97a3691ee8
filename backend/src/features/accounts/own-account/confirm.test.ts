import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { buildCustomer, type BuiltPerson } from "../../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";

const password = "copper lantern ferry";
let app: TestApp;
let person: BuiltPerson;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.clock.set("2026-03-02T09:00:00Z");
  person = await buildCustomer(app.db, { password });
});

const confirm = (typed: string) => app.api.as(person).post("/api/auth/confirm").send({ password: typed });
const confirmedAt = async () =>
  (await app.db.one<{ at: Date }>("SELECT confirmed_at AS at FROM sessions WHERE person_id = $1", [person.id]))?.at;
const events = async () =>
  (
    await app.db.rows<{ type: string }>("SELECT type FROM events WHERE object_kind = 'person' AND object_id = $1", [
      person.id,
    ])
  ).map(({ type }) => type);

test("POST /auth/confirm, with the password, vouches for this session from now on", async () => {
  await app.api.as(person).get("/api/auth/me").expect(200);
  await app.clock.set("2026-03-02T10:00:00Z");
  await confirm(password).expect(204);
  expect(await confirmedAt()).toEqual(new Date("2026-03-02T10:00:00Z"));
  expect(await events()).toEqual(["account.confirmed"]);
});

test("A sign-in vouches for ten minutes, and no longer", async () => {
  await app.api.as(person).get("/api/auth/me").expect(200);
  await app.clock.set("2026-03-02T09:09:59Z");
  await app.api.as(person).post("/api/me/export").expect(200);
  await app.clock.set("2026-03-02T09:10:00Z");
  expect((await app.api.as(person).post("/api/me/export").expect(403)).body.code).toBe("confirmation_required");
});

test("POST /auth/confirm, with another password, changes nothing and is written down", async () => {
  await app.api.as(person).get("/api/auth/me").expect(200);
  await app.clock.set("2026-03-02T10:00:00Z");
  const answer = await confirm("copper lantern bridge");
  expect([answer.status, answer.body.errors]).toMatchObject([422, [{ field: "password" }]]);
  expect(await confirmedAt()).toEqual(new Date("2026-03-02T09:00:00Z"));
  expect(await events()).toEqual(["account.confirmation_failed"]);
});

test("POST /auth/confirm, guessed at, is held up after ten tries, however right the eleventh is", async () => {
  for (let tries = 0; tries < 10; tries += 1) await confirm("copper lantern bridge").expect(422);
  const late = await confirm(password);
  expect([late.status, late.body.code, Number(late.get("Retry-After")) > 0]).toEqual([429, "rate_limited", true]);
});

test("POST /auth/confirm, by a stranger, is refused", async () => {
  await app.api.anonymous().post("/api/auth/confirm").send({ password }).expect(401);
});
