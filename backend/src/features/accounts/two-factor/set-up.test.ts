import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { buildAdmin, buildAgent, buildCustomer, type BuiltPerson } from "../../../../test/factories/index.js";
import { mailsTo } from "../../../../test/mailed-link.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";
import { challengeOf, codeAt, password, turnOnTwoFactor, typeCode, typePassword } from "../../../../test/two-factor.js";
import { keepPendingSecret, useAppCode } from "./secrets.js";
import { systemActor } from "../../../platform/actor.js";

let app: TestApp;
let person: BuiltPerson;
beforeAll(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
});
afterAll(() => app.close());
beforeEach(async () => {
  person = await buildAgent(app.db, { password });
});

const begin = (who = person) => app.api.as(who).post("/api/me/two-factor");
const confirm = (code: string, who = person) => app.api.as(who).post("/api/me/two-factor/confirm").send({ code });
const codeNow = async (secret: string) => codeAt(secret, await app.clock.now());
const rowOf = ({ id }: BuiltPerson) =>
  app.db.one<{ text: string }>("SELECT two_factor::text AS text FROM two_factor WHERE person_id = $1", [id]);
const standing = async (who = person) => (await app.api.as(who).get("/api/auth/me")).body.two_factor;
const newestEvent = ({ id }: BuiltPerson) =>
  app.db.one<{ type: string; actor_id: number; changes: object }>(
    `SELECT e.type, e.actor_id, d.data->'changes' AS changes FROM events e LEFT JOIN event_details d ON d.event_id = e.id
     WHERE e.object_kind = 'person' AND e.object_id = $1 ORDER BY e.id DESC LIMIT 1`,
    [id],
  );
/** As if the sign-in had been a while ago. */
const growOld = ({ id }: BuiltPerson) =>
  app.db.rows("UPDATE sessions SET confirmed_at = app_now() - interval '11 minutes' WHERE person_id = $1", [id]);

describe("Setting up", () => {
  test("gives a secret for an app, which changes nothing before its first code", async () => {
    const answer = await begin();
    expect(answer.status).toBe(201);
    expect(answer.body.secret).toMatch(/^[A-Z2-7]{32}$/);
    const uri = new URL(answer.body.otpauth_uri);
    expect([uri.protocol, uri.host, decodeURIComponent(uri.pathname)]).toEqual([
      "otpauth:",
      "totp",
      `/Redress:${person.email}`,
    ]);
    expect(uri.searchParams.get("secret")).toBe(answer.body.secret);
    expect(uri.searchParams.get("issuer")).toBe("Redress");
    expect(await standing()).toEqual({ on: false, required: false, recovery_codes_left: 0 });
    expect((await typePassword(app, person)).status).toBe(200);
  });

  test("keeps the secret sealed, bound to its row", async () => {
    const { secret } = (await begin()).body;
    expect((await rowOf(person))?.text).not.toContain(secret);
    await confirm(await codeNow(secret));
    expect((await rowOf(person))?.text).not.toContain(secret);
    expect(JSON.stringify(app.logs)).not.toContain(secret);

    const other = await buildAgent(app.db, { password });
    await app.db.rows(
      "INSERT INTO two_factor (person_id, secret, on_since, last_step) SELECT $2, secret, on_since, 0 FROM two_factor WHERE person_id = $1",
      [person.id, other.id],
    );
    const { runWork, vault } = app.services;
    const code = await codeNow(secret);
    await expect(runWork(systemActor, (work) => useAppCode(work, vault, other.id, code))).rejects.toThrow(/sealed for/);
  });

  test("is turned on by the right code, which answers ten codes, ends other sessions, tells the owner and is on record", async () => {
    const { secret } = (await begin()).body;
    const elsewhere = await typePassword(app, person);
    const answer = await confirm(await codeNow(secret));
    expect(answer.status).toBe(200);
    const { recovery_codes: codes } = answer.body as { recovery_codes: string[] };
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}$/);
    expect(await standing()).toEqual({ on: true, required: false, recovery_codes_left: 10 });
    expect(await newestEvent(person)).toEqual({
      type: "account.two_factor_on",
      actor_id: person.id,
      changes: { two_factor: { from: "off", to: "on" } },
    });
    expect(await mailsTo(app, person.email ?? "")).toEqual(["account.two_factor_on"]);
    const ended = await app.api
      .anonymous()
      .get("/api/auth/me")
      .set("Authorization", `Bearer ${elsewhere.body.token as string}`);
    expect([ended.status, ended.body.code]).toEqual([401, "token_expired"]);
  });

  test("takes no wrong code, no code before a beginning, and none after an hour", async () => {
    expect((await confirm("123456")).body.code).toBe("two_factor.not_begun");
    const { secret } = (await begin()).body;
    const wrong = await confirm(String((Number(await codeNow(secret)) + 1) % 1_000_000).padStart(6, "0"));
    expect([wrong.status, wrong.body.code, wrong.body.errors[0].field]).toEqual([422, "two_factor.wrong_code", "code"]);
    for (const typed of ["12345", "1234567", "abcdef", "", "１２３４５６"])
      expect((await confirm(typed)).body.code).toBe("validation");
    await app.clock.advance(3_600_000);
    expect((await confirm(await codeNow(secret))).body.code).toBe("two_factor.not_begun");
    expect((await standing()).on).toBe(false);
  });

  test("takes the newest secret alone when it was begun twice, and another person's never", async () => {
    const first = (await begin()).body.secret;
    const other = await buildAgent(app.db);
    const theirs = (await begin(other)).body.secret;
    const second = (await begin()).body.secret;
    expect((await confirm(await codeNow(first))).status).toBe(422);
    expect((await confirm(await codeNow(theirs))).status).toBe(422);
    expect((await confirm(await codeNow(second))).status).toBe(200);
  });

  test("of two at once turns it on once", async () => {
    const { secret } = (await begin()).body;
    const code = await codeNow(secret);
    const answers = await Promise.all([confirm(code), confirm(code)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await standing()).recovery_codes_left).toBe(10);
  });

  test("moves to another app: the earlier one works until the new one's first code, then no longer", async () => {
    const old = await turnOnTwoFactor(app, person);
    const { secret } = (await begin()).body;
    expect((await typeCode(app, await challengeOf(app, person), await old.code())).status).toBe(200);
    await app.clock.advance(60_000);
    await confirm(await codeNow(secret));
    await app.clock.advance(60_000);
    expect((await typeCode(app, await challengeOf(app, person), await old.code())).status).toBe(422);
    expect((await typeCode(app, await challengeOf(app, person), old.recoveryCodes[0] ?? "")).status).toBe(422);
    expect((await typeCode(app, await challengeOf(app, person), await codeNow(secret))).status).toBe(200);
  });

  test("and turning off and new codes want a fresh sign-in", async () => {
    await turnOnTwoFactor(app, person);
    await growOld(person);
    const api = app.api.as(person);
    for (const answer of [
      await api.post("/api/me/two-factor"),
      await api.delete("/api/me/two-factor"),
      await api.post("/api/me/two-factor/recovery-codes"),
    ])
      expect([answer.status, answer.body.code]).toEqual([403, "confirmation_required"]);
    expect((await standing()).on).toBe(true);
  });

  test("is for people who are signed in", async () => {
    for (const answer of [
      await app.api.anonymous().post("/api/me/two-factor"),
      await app.api.anonymous().post("/api/me/two-factor/confirm").send({ code: "123456" }),
      await app.api.anonymous().delete("/api/me/two-factor"),
      await app.api.anonymous().post("/api/me/two-factor/recovery-codes"),
      await app.api.anonymous().delete(`/api/people/${person.id}/two-factor`),
    ])
      expect(answer.status).toBe(401);
  });
});

describe("DELETE /me/two-factor", () => {
  test("turns it off, tells the owner and is on record; a second time nothing happens", async () => {
    await turnOnTwoFactor(app, person);
    expect((await app.api.as(person).delete("/api/me/two-factor")).status).toBe(204);
    expect(await standing()).toEqual({ on: false, required: false, recovery_codes_left: 0 });
    expect(await newestEvent(person)).toMatchObject({
      type: "account.two_factor_off",
      changes: { two_factor: { from: "on", to: "off" } },
    });
    expect(await rowOf(person)).toBeNull();
    expect((await app.api.as(person).delete("/api/me/two-factor")).status).toBe(204);
    expect(await mailsTo(app, person.email ?? "")).toEqual(["account.two_factor_on", "account.two_factor_off"]);
    expect((await typePassword(app, person)).status).toBe(200);
  });
});

describe("POST /me/two-factor/recovery-codes", () => {
  test("gives ten others; the earlier ones no longer work", async () => {
    const { recoveryCodes: earlier } = await turnOnTwoFactor(app, person);
    const answer = await app.api.as(person).post("/api/me/two-factor/recovery-codes");
    expect(answer.status).toBe(201);
    const { recovery_codes: fresh } = answer.body as { recovery_codes: string[] };
    expect(fresh).toHaveLength(10);
    expect(fresh.some((code) => earlier.includes(code))).toBe(false);
    expect((await typeCode(app, await challengeOf(app, person), earlier[0] ?? "")).status).toBe(422);
    expect((await typeCode(app, await challengeOf(app, person), fresh[0] ?? "")).status).toBe(200);
    expect(await mailsTo(app, person.email ?? "")).toContain("account.recovery_codes_renewed");
  });

  test("is refused where two-factor is off", async () => {
    const answer = await app.api.as(person).post("/api/me/two-factor/recovery-codes");
    expect([answer.status, answer.body.code]).toEqual([409, "two_factor.off"]);
  });
});

describe("DELETE /people/:id/two-factor", () => {
  const remove = (by: BuiltPerson, whom: { id: number }) => app.api.as(by).delete(`/api/people/${whom.id}/two-factor`);

  test("turns off what somebody lost; they are told, and it is on record whose and by whom", async () => {
    const admin = await buildAdmin(app.db);
    await turnOnTwoFactor(app, person);
    expect((await remove(admin, person)).status).toBe(204);
    expect((await standing()).on).toBe(false);
    expect(await newestEvent(person)).toMatchObject({ type: "account.two_factor_removed", actor_id: admin.id });
    expect(await mailsTo(app, person.email ?? "")).toContain("account.two_factor_removed");
    expect((await remove(admin, person)).status).toBe(204);
    expect(await mailsTo(app, person.email ?? "")).toHaveLength(2);
  });

  test("is refused for oneself, without the right, with fewer rights, and for nobody; nothing changes", async () => {
    const [admin, agent, customer] = [await buildAdmin(app.db), await buildAgent(app.db), await buildCustomer(app.db)];
    await app.db.rows(
      `INSERT INTO roles (key, name, is_staff, sees, permissions)
       VALUES ('helper', 'Helper', true, 'all', ARRAY['people.read', 'people.manage']) ON CONFLICT DO NOTHING`,
    );
    const helper = await buildAgent(app.db);
    await app.db.rows("UPDATE people SET role_id = (SELECT id FROM roles WHERE key = 'helper') WHERE id = $1", [
      helper.id,
    ]);
    await turnOnTwoFactor(app, admin);
    expect((await remove(admin, admin)).status).toBe(403);
    expect((await remove(agent, admin)).status).toBe(403);
    expect((await remove(customer, admin)).status).toBe(403);
    expect((await remove(helper, admin)).status).toBe(403);
    expect((await remove(admin, { id: 999_999 })).status).toBe(404);
    expect((await standing(admin)).on).toBe(true);
    await growOld(admin);
    expect((await remove(admin, agent)).body.code).toBe("confirmation_required");
  });
});

test("Who has it on is for those who may change people", async () => {
  const admin = await buildAdmin(app.db);
  await turnOnTwoFactor(app, person);
  const listed = async (by: BuiltPerson) =>
    (await app.api.as(by).get(`/api/people?q=${person.email}`)).body.data.map(
      (row: { two_factor: unknown }) => row.two_factor,
    );
  expect(await listed(admin)).toEqual([true]);
  expect((await app.api.as(admin).get(`/api/people/${person.id}`)).body.two_factor).toBe(true);
  expect((await app.api.as(admin).get(`/api/people/${admin.id}`)).body.two_factor).toBe(false);
  expect(await listed(await buildAgent(app.db))).toEqual([null]);
});

test("A session that is confirmed wants the second factor too; a recovery code used for it is gone, and the owner is told", async () => {
  const { recoveryCodes, code } = await turnOnTwoFactor(app, person);
  await growOld(person);
  const type = (typed?: string) =>
    app.api
      .as(person)
      .post("/api/auth/confirm")
      .send({ password, ...(typed !== undefined && { code: typed }) });
  const renew = () => app.api.as(person).post("/api/me/two-factor/recovery-codes");
  expect((await type()).status).toBe(422);
  expect((await type("000000")).status).toBe(422);
  expect((await renew()).status).toBe(403);
  expect((await type(recoveryCodes[0])).status).toBe(204);
  expect((await renew()).status).toBe(201);
  expect((await type(recoveryCodes[0])).status).toBe(422);
  expect(await mailsTo(app, person.email ?? "")).toContain("account.recovery_code_used");
  expect((await type(await code())).status).toBe(204);
  expect((await type(await code())).status).toBe(422);
});

test("A second begun secret leaves the working one as it is", async () => {
  const { secret } = await turnOnTwoFactor(app, person);
  const { runWork, vault } = app.services;
  await runWork(systemActor, (work) => keepPendingSecret(work, vault, person.id, "A".repeat(32)));
  const code = await codeNow(secret);
  expect(await runWork(systemActor, (work) => useAppCode(work, vault, person.id, code))).toBe(true);
});
