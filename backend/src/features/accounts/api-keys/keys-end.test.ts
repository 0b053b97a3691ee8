import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { buildAdmin, buildSupervisor, buildApiKey, type BuiltPerson } from "../../../../test/factories/index.js";
import { mailedToken } from "../../../../test/mailed-link.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";
import { systemActor } from "../../../platform/actor.js";
import { revokeAllKeys } from "./commands/revoke-all-keys.js";

const password = "copper lantern ferry";
const wanted = "seventeen quiet bridges";
let app: TestApp;
let admin: BuiltPerson;
let person: BuiltPerson;
let keys: string[];
beforeAll(async () => {
  app = await startTestApp();
  admin = await buildAdmin(app.db);
});
afterAll(() => app.close());
beforeEach(async () => {
  person = await buildSupervisor(app.db, { password });
  keys = [];
  for (let made = 0; made < 2; made += 1) keys.push((await buildApiKey(app.db, { ownerId: person.id })).key);
  await buildApiKey(app.db, { ownerId: person.id, seconds: 1 });
  await app.ownerDb.rows(
    "UPDATE api_keys SET created_at = created_at - interval '1 day', expires_at = expires_at - interval '1 day' WHERE expires_at < created_at + interval '2 seconds'",
  );
  expect(await statuses()).toEqual([200, 200]);
});

const ask = (key: string) => app.api.anonymous().get("/api/tickets").set("Authorization", `Bearer ${key}`);
/** As every process would answer once it has heard of what changed. */
const statuses = async () => {
  const [{ count } = { count: 0 }] = await app.db.rows<{ count: number }>(
    "SELECT count(*)::integer FROM access_changes WHERE person_id = $1",
    [person.id],
  );
  if (count > 0) app.identify.forget(person.id);
  return [(await ask(keys[0] ?? "")).status, (await ask(keys[1] ?? "")).status];
};
const recorded = () =>
  app.db.rows<{ because: string; actor: number | null }>(
    `SELECT data->>'because' AS because, actor_id AS actor FROM events
     WHERE type = 'api_key.revoked' AND (data->>'person_id')::bigint = $1`,
    [person.id],
  );
const told = async () => {
  app.api.signInAnew(person);
  const { body } = await app.api.as(person).get("/api/me/api-keys").expect(200);
  return body as { data: { expired: boolean }[]; ended: { name: string; because: string }[] };
};
const lastMail = async () => {
  await app.jobs.runAll();
  const mail = await app.ownerDb.one<{ text: string }>(
    "SELECT text FROM mails WHERE to_address = $1 ORDER BY id DESC LIMIT 1",
    [person.email],
  );
  return mail?.text ?? "";
};
const reset = async () => {
  await app.api.anonymous().post("/api/auth/forgot-password").send({ email: person.email });
  const token = await mailedToken(app, person.email ?? "");
  await app.api.anonymous().post("/api/auth/reset-password").send({ token, password: wanted }).expect(200);
};
const change = (body: object = {}) =>
  app.api
    .as(person)
    .post("/api/me/password")
    .send({ current_password: password, new_password: wanted, ...body });
const setDeactivated = (deactivated: boolean) =>
  app.api.as(admin).patch(`/api/people/${person.id}`).send({ deactivated }).expect(200);

describe("Keys end for good", () => {
  test("with a password that was reset: whoever needed a new one may have lost the old one", async () => {
    await reset();
    expect(await statuses()).toEqual([401, 401]);
    expect(await recorded()).toEqual(Array(3).fill({ because: "password_reset", actor: null }));
    expect(await lastMail()).toMatch(/API keys of yours that no longer work: 2\./);
    const { data, ended } = await told();
    // The one that had expired before was ended by nothing else.
    expect([data, ended.map(({ name, because }) => [name, because])]).toEqual([
      [],
      Array(2).fill(["Web shop", "password_reset"]),
    ]);
  });

  test("with a deactivation; who may sign in again has none of them", async () => {
    const before = await app.api.as(admin).get(`/api/people/${person.id}`);
    expect(before.body.api_keys).toBe(2);
    expect((await setDeactivated(true)).body.api_keys).toBe(0);
    await setDeactivated(false);
    expect(await statuses()).toEqual([401, 401]);
    expect(await recorded()).toEqual(Array(3).fill({ because: "deactivated", actor: admin.id }));
    expect((await told()).ended.map(({ because }) => because)).toEqual(["deactivated", "deactivated"]);
  });

  test("with a changed password where its owner asks for it", async () => {
    const answer = await change({ revoke_api_keys: true });
    expect(answer.body.api_keys).toEqual({ revoked: 2, left: 0 });
    expect(await statuses()).toEqual([401, 401]);
    expect(await recorded()).toEqual(Array(3).fill({ because: "password_changed", actor: person.id }));
    expect(await lastMail()).toMatch(/API keys of yours that no longer work: 2\./);
  });

  test("in every process, also where nothing but the keys ended", async () => {
    await app.services.runWork(systemActor, (work) => revokeAllKeys(work, person.id, "deactivated"));
    expect(await statuses()).toEqual([401, 401]);
  });

  test("and are told of on the profile for 30 days", async () => {
    await change({ revoke_api_keys: true }).expect(200);
    await app.ownerDb.rows("UPDATE api_keys SET revoked_at = revoked_at - interval '31 days' WHERE person_id = $1", [
      person.id,
    ]);
    expect((await told()).ended).toEqual([]);
  });
});

describe("Keys stay", () => {
  test("with a changed password, and the owner hears how many", async () => {
    const answer = await change();
    expect(answer.body.api_keys).toEqual({ revoked: 0, left: 2 });
    expect(await statuses()).toEqual([200, 200]);
    expect(await recorded()).toEqual([]);
    expect(await lastMail()).toMatch(/API keys of yours that still work: 2\./);
    expect((await told()).data).toHaveLength(3);
  });

  test("with a changed password that was refused, also where their end was asked for", async () => {
    const wrong = await change({ current_password: "wrong", revoke_api_keys: true });
    expect(wrong.status).toBe(422);
    expect(await statuses()).toEqual([200, 200]);
  });

  test("and one that was revoked by hand is told of nowhere", async () => {
    const { data } = (await app.api.as(person).get("/api/me/api-keys")).body as { data: { id: number }[] };
    for (const { id } of data) await app.api.as(person).delete(`/api/me/api-keys/${id}`).expect(204);
    expect(await told()).toEqual({ data: [], ended: [] });
  });

  test("uncounted for those who may not change people", async () => {
    const reader = await buildSupervisor(app.db);
    const seen = await app.api.as(reader).get(`/api/people/${person.id}`).expect(200);
    expect(seen.body.api_keys).toBeNull();
  });
});

test("Of somebody who never had a key the mails say nothing of keys", async () => {
  person = await buildSupervisor(app.db, { password });
  await change().expect(200);
  expect(await lastMail()).not.toMatch(/API key/);
});
