import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { buildCustomer, type BuiltPerson } from "../../../../test/factories/index.js";
import { mailedToken, mailsTo } from "../../../../test/mailed-link.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";
import { turnOnTwoFactor } from "../../../../test/two-factor.js";

const password = "copper lantern ferry";
const wanted = "seventeen quiet bridges";
let app: TestApp;
let person: BuiltPerson;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  person = await buildCustomer(app.db, { password });
});

const change = (body: object) => app.api.as(person).post("/api/me/password").send(body);
const signIn = (typed: string) =>
  app.api.anonymous().post("/api/auth/login").send({ email: person.email, password: typed });

describe("POST /me/password", () => {
  test("sets the new one, ends every other session, cancels links and tells the owner", async () => {
    const other = app.api.anonymous();
    await other.post("/api/auth/login").send({ email: person.email, password }).expect(200);
    await app.api.anonymous().post("/api/auth/forgot-password").send({ email: person.email });
    const reset = await mailedToken(app, person.email ?? "");

    await change({ current_password: password, new_password: wanted }).expect(200);
    expect((await signIn(password)).status).toBe(401);
    expect((await signIn(wanted)).status).toBe(200);
    app.identify.forget(person.id);
    await app.api.as(person).get("/api/auth/me").expect(200);
    const refreshed = await other.post("/api/auth/refresh").set("X-Redress-Request", "1");
    expect(refreshed.status).toBe(204);
    const used = await app.api
      .anonymous()
      .post("/api/auth/reset-password")
      .send({ token: reset, password: "another long one" });
    expect(used.body.code).toBe("link.invalid");
    expect((await mailsTo(app, person.email ?? "")).at(-1)).toBe("account.password_replaced");
    const event = await app.db.one<{ data: unknown; text: string }>(
      `SELECT d.data, e.data::text || d.data::text AS text FROM events e JOIN event_details d ON d.event_id = e.id
       WHERE e.type = 'account.password_changed' AND e.object_id = $1`,
      [person.id],
    );
    expect(event?.data).toHaveProperty("changes.password");
    expect(event?.text).not.toMatch(/copper|bridges|\$2/);
  });

  test("with a wrong present one changes nothing, and is held up after ten tries", async () => {
    for (let tries = 0; tries < 10; tries += 1) {
      const answer = await change({ current_password: "wrong", new_password: wanted });
      expect([answer.status, answer.body.errors]).toMatchObject([422, [{ field: "current_password" }]]);
    }
    expect((await change({ current_password: password, new_password: wanted })).status).toBe(429);
    expect((await signIn(password)).status).toBe(200);
  });

  test("judges the new one as at registration: short, well known, personal, or the same", async () => {
    for (const weak of ["short", "password1234", `${person.fullName} ${person.fullName}`, password]) {
      const answer = await change({ current_password: password, new_password: weak });
      expect([weak, answer.status, answer.body.errors]).toMatchObject([weak, 422, [{ field: "new_password" }]]);
    }
    expect((await signIn(password)).status).toBe(200);
  });
});

/** The clock moves on, so that the session's sign-in is too long ago. */
test("What is sensitive asks for the password again ten minutes after the sign-in, and not before", async () => {
  await app.clock.set("2026-03-02T09:00:00Z");
  await app.api.as(person).get("/api/auth/me").expect(200);
  const ask = () =>
    app.api
      .as(person)
      .post("/api/me/email")
      .send({ email: `new${person.id}@example.org` });
  await app.clock.set("2026-03-02T09:09:59Z");
  expect((await ask()).status).toBe(202);
  await app.clock.set("2026-03-02T09:10:01Z");
  for (const [method, path] of [
    ["post", "/api/me/email"],
    ["post", "/api/me/export"],
    ["delete", "/api/me"],
  ] as const) {
    const refused = await app.api.as(person)[method](path).send({ email: "x@example.org" });
    expect([path, refused.status, refused.body.code]).toEqual([path, 403, "confirmation_required"]);
  }
  expect(await app.db.one("SELECT deleted_at FROM people WHERE id = $1", [person.id])).toEqual({ deleted_at: null });
  await app.api.as(person).post("/api/auth/confirm").send({ password }).expect(204);
  expect((await ask()).status).toBe(202);
});

test("The password alone, changed or not, vouches for nobody who has a second factor", async () => {
  await app.clock.set("2026-03-02T09:00:00Z");
  await turnOnTwoFactor(app, person);
  await app.clock.advance(3_600_000);
  await change({ current_password: password, new_password: wanted }).expect(200);
  for (const attempt of [
    app.api.as(person).delete("/api/me/two-factor"),
    app.api.as(person).post("/api/me/two-factor"),
    app.api.as(person).post("/api/me/email").send({ email: "elsewhere@example.org" }),
  ]) {
    const answer = await attempt;
    expect([answer.status, answer.body.code]).toEqual([403, "confirmation_required"]);
  }
});
